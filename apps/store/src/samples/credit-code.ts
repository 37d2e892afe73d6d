const DIGITS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;
const ORGANISATION_DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const;

/**
 * A 统一社会信用代码 with both check digits right: a firm (91) of a region and an organisation code of eight characters.
 *
 * @source GB 32100-2015, GB 11714-1997
 */
export function creditCode(region: string, organisation: string): string {
  const body = `91${region}${organisation}${organisationDigit(organisation)}`;
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * DIGITS.indexOf(body[i]!), 0);
  return body + DIGITS[(31 - (sum % 31)) % 31]!;
}

function organisationDigit(code: string): string {
  const sum = ORGANISATION_WEIGHTS.reduce((total, weight, i) => total + weight * ORGANISATION_DIGITS.indexOf(code[i]!), 0);
  const digit = 11 - (sum % 11);
  return digit === 10 ? 'X' : String(digit % 11);
}
