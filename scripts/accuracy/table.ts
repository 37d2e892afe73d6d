import type { Score } from './measure.ts';

/** The scores as a table of Markdown: recall of what is real, alarms at what is not. */
export function accuracyTable(scores: readonly Score[]): string {
  const real = scores.filter((score) => !score.isDecoy);
  const decoys = scores.filter((score) => score.isDecoy);
  return [
    '| planted | number | found | recall | held back: recall | reported but not planted |',
    '|---|--:|--:|--:|--:|--:|',
    ...real.map((one) => row([one.category, one.planted, one.seen, share(one), share(one.heldBack), one.unplanted.length])),
    '',
    '| decoy | number | false alarms | held back: false alarms |',
    '|---|--:|--:|--:|',
    ...decoys.map((one) => row([one.category, one.planted, one.seen, `${one.heldBack.seen} of ${one.heldBack.planted}`])),
    '',
  ].join('\n');
}

const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;

const share = ({ planted, seen }: { planted: number; seen: number }): string =>
  planted === 0 ? '–' : `${((100 * seen) / planted).toFixed(1)} %`;
