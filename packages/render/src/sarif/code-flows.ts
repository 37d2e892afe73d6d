import type { Fact } from '@touchstone/facts';
import { visible } from '../plain/visible.ts';
import { ladderOf } from '../view/ladder.ts';
import type { Names } from '../view/names.ts';
import { placeLocation } from './location.ts';

/** Chains written of one result. */
const CHAINS = 5;

/** The chains that lead to the facts of a result, each as one thread flow. Absent when no fact has one. @source SARIF 2.1.0 §3.36 */
export function codeFlowsOf(facts: readonly Fact[], names: Names): readonly object[] | undefined {
  const flows = facts.flatMap((fact) => (fact.proof === undefined ? [] : [codeFlow(fact, fact.proof, names)])).slice(0, CHAINS);
  return flows.length === 0 ? undefined : flows;
}

function codeFlow(fact: Fact, { chain }: NonNullable<Fact['proof']>, names: Names): object {
  const drawn = ladderOf(fact, names);
  const steps = drawn?.steps ?? [];
  // The API at the end has no place of its own: it is called where the last method stands.
  const locations = steps.map(({ why, name, owner }, i) => ({
    location: {
      ...placeLocation(chain[i]?.at ?? fact.at),
      message: { text: visible([why, name, owner].filter((text) => text !== '').join(' · ')) },
    },
    nestingLevel: i,
    executionOrder: i + 1,
  }));
  const sentence = drawn?.sentence ?? '';
  return {
    ...(sentence === '' ? {} : { message: { text: visible(sentence) } }),
    threadFlows: [{ locations }],
  };
}
