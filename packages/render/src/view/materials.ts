import type { EvidenceFile } from '@touchstone/facts';
import type { Report } from '@touchstone/verdict';
import { evidenceInputs } from '../words/evidence.ts';
import type { View } from './view.ts';

/** One sort of material: what was given of it, and how many clauses wait for it. */
export interface Material {
  readonly input: EvidenceFile['input'];
  readonly files: readonly EvidenceFile[];
  /** Findings that were not tested for want of it. */
  readonly waiting: number;
}

export function materialsOf({ evidence = [], findings }: Report): readonly Material[] {
  return (Object.keys(evidenceInputs) as EvidenceFile['input'][]).map((input) => ({
    input,
    files: evidence.filter((file) => file.input === input),
    waiting: findings.filter(({ reason }) => reason?.startsWith('needs:') === true && reason.slice(6).split(',').includes(input)).length,
  }));
}

/** What the report rests on, in one line. */
export function subtitleOf({ report, names, words }: Pick<View, 'report' | 'names' | 'words'>): string {
  const given = materialsOf(report).filter(({ files }) => files.length > 0);
  return given.length === 0
    ? words.subtitle
    : words.subtitleWith(given.map(({ input }) => names.say(evidenceInputs[input])).join(words.separator));
}
