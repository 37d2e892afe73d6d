import type { Fact } from '@touchstone/facts';
import type { Finding } from '@touchstone/verdict';
import { placeText } from './code-names.ts';
import { describeFact } from './describe-fact.ts';
import type { View } from './view.ts';

/** One fact of the proof of a finding: where, whose, what. */
export interface Proof {
  readonly place: string;
  /** Empty for a fact that is about no code. */
  readonly owner: string;
  readonly what: string;
  readonly fact: Fact;
}

/** The first `most` facts on which a finding rests. */
export function proofOf(finding: Finding, most: number, { report, names }: Pick<View, 'report' | 'names'>): readonly Proof[] {
  return finding.facts.slice(0, most).flatMap((i) => {
    const fact = report.facts[i];
    return fact === undefined ? [] : [{ place: placeText(fact.at), owner: names.ownerOf(fact), what: describeFact(fact, names), fact }];
  });
}
