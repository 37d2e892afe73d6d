import { checkCharacter, organisationCheck } from '@touchstone/domain/inventory';

/** A 统一社会信用代码 with both check digits right: a firm (91) of a region and an organisation code of eight characters. */
export function creditCode(region: string, organisation: string): string {
  const body = `91${region}${organisation}${organisationCheck(organisation)}`;
  return body + checkCharacter(body);
}
