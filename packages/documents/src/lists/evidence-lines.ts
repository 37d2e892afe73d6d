import type { Fact } from '@touchstone/facts';
import { visible, type Wording } from '@touchstone/render';
import type { Report } from '@touchstone/verdict';
import type { EvidenceLine } from './data-list.ts';
import type { ListWords } from './list-words.ts';

/** Observations of one row that are written out. */
const MOST = 200;

/** Facts by their indices as lines, each once, in the order of the report. */
export function evidenceLines(report: Report, indices: readonly number[], wording: Wording, words: ListWords): readonly EvidenceLine[] {
  const facts = [...new Set(indices)].sort((a, b) => a - b).flatMap((i) => report.facts[i] ?? []);
  const lines = facts.slice(0, MOST).map((fact) => lineOf(fact, wording));
  return facts.length <= MOST ? lines : [...lines, noteLine(words.more(facts.length - MOST))];
}

export const noteLine = (what: string): EvidenceLine => ({ what, owner: '', place: '', quote: '' });

const lineOf = (fact: Fact, wording: Wording): EvidenceLine => ({
  what: wording.fact(fact),
  owner: wording.owner(fact),
  place: wording.place(fact.at),
  quote: fact.quote === undefined ? '' : visible(fact.quote, 2_000),
});
