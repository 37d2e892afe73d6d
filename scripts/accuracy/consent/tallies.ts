import type { ConsentApp } from '../../../corpus/consent/index.ts';
import { type Judged, type Outcome, PARTS, type Tally } from './judged.ts';

/** Counts by category and part, in the order of the categories. */
export function tally(
  observed: readonly { readonly app: Pick<ConsentApp, 'category'>; readonly judged: readonly Judged[] }[],
): readonly Tally[] {
  const byCategory = Map.groupBy(observed, ({ app }) => app.category);
  return [...byCategory].flatMap(([category, apps]) =>
    PARTS.flatMap((part) => {
      const judged = apps.map((one) => one.judged.filter((each) => each.part === part)).filter(({ length }) => length > 0);
      return judged.length === 0 ? [] : [tallyOf(category, part, judged.length, judged.flat())];
    }),
  );
}

/** The sums over several tallies of one part. */
export function sum(category: string, tallies: readonly Tally[]): Tally | undefined {
  const [first] = tallies;
  if (first === undefined) return undefined;
  const counts = emptyCounts();
  for (const one of tallies) for (const key of Object.keys(counts) as Outcome[]) counts[key] += one.counts[key];
  return {
    category,
    part: first.part,
    apps: tallies.reduce((all, { apps }) => all + apps, 0),
    counts,
    wrongDetails: tallies.reduce((all, { wrongDetails }) => all + wrongDetails, 0),
  };
}

function tallyOf(category: string, part: Tally['part'], apps: number, judged: readonly Judged[]): Tally {
  const counts = emptyCounts();
  for (const { outcome } of judged) counts[outcome]++;
  return { category, part, apps, counts, wrongDetails: judged.filter(({ details }) => details.length > 0).length };
}

const emptyCounts = (): Record<Outcome, number> => ({ right: 0, wrong: 0, 'all-clear': 0, undecided: 0, missed: 0, false: 0 });
