import type { Place } from '@touchstone/kernel/place';
import type { Policy, PolicyParty, Quoted } from '@touchstone/policy';
import type { Fact } from '../../fact.ts';

/** SDKs, and third parties with a name; a mere category (商家, 承办部门) has no columns that could be filled. */
export function* partyFacts({ parties }: Policy, at: (quoted: Quoted) => Place): Generator<Fact> {
  for (const party of parties) {
    if (party.kind !== 'sdk' && party.sdk === undefined && party.company === undefined) continue;
    const { name, sdk } = party;
    yield { kind: 'policy.sdk', attributes: { name, complete: isComplete(party), ...(sdk === undefined ? {} : { sdk }) }, at: at(party) };
  }
}

/** @source 个人信息保护法 23; 工信部信管函〔2021〕292号: name, party, purpose, manner, kinds, link */
const isComplete = ({ company, purpose, manner, kinds, link }: PolicyParty): boolean =>
  [company, purpose, manner, kinds, link].every((column) => column !== undefined);
