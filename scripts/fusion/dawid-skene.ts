import type { Method } from './method.ts';
import { ENGINES, type Item } from './world.ts';

const ROUNDS = 20;
/** Items of each clause that the estimate keeps: the newest. */
const KEPT = 20_000;

interface Rates {
  prevalence: number;
  readonly sees: number[];
  readonly reports: number[];
}

/**
 * Quality of engines from their votes alone, by expectation and maximisation, for each clause. No review is used.
 * @source Dawid & Skene 1979
 */
export function dawidSkene(reviewFrom: number): Method {
  const seen = new Map<string, Item[]>();
  const rates = new Map<string, Rates>();
  return {
    name: 'Dawid–Skene, votes alone',
    reviewFrom,
    givesProbabilities: true,
    score: (item) => posterior(item, rates.get(item.clause) ?? start()),
    learn(batch) {
      for (const [clause, items] of Map.groupBy(batch, (item) => item.clause)) {
        const kept = [...(seen.get(clause) ?? []), ...items].slice(-KEPT);
        seen.set(clause, kept);
        rates.set(clause, estimate(kept));
      }
    },
  };
}

const start = (): Rates => ({ prevalence: 0.01, sees: ENGINES.map(() => 0.6), reports: ENGINES.map(() => 0.03) });

function posterior(item: Item, { prevalence, sees, reports }: Rates): number {
  let odds = Math.log(prevalence / (1 - prevalence));
  item.answers.forEach((answer, i) => {
    if (answer === undefined) return;
    odds += answer === 'none' ? Math.log((1 - sees[i]!) / (1 - reports[i]!)) : Math.log(sees[i]! / reports[i]!);
  });
  return 1 / (1 + Math.exp(-odds));
}

function estimate(items: readonly Item[]): Rates {
  let rates = start();
  // Most items share a pattern of answers; each pattern is computed once.
  const patterns = [
    ...Map.groupBy(items, (item) =>
      item.answers.map((answer) => (answer === undefined ? '-' : answer === 'none' ? '0' : '1')).join(''),
    ).values(),
  ];
  for (let round = 0; round < ROUNDS; round++) {
    const next: Rates = { prevalence: 0, sees: ENGINES.map(() => 0), reports: ENGINES.map(() => 0) };
    const tested = { real: ENGINES.map(() => 0), unreal: ENGINES.map(() => 0) };
    for (const pattern of patterns) {
      const p = posterior(pattern[0]!, rates);
      const [real, unreal] = [p * pattern.length, (1 - p) * pattern.length];
      next.prevalence += real;
      pattern[0]!.answers.forEach((answer, i) => {
        if (answer === undefined) return;
        tested.real[i]! += real;
        tested.unreal[i]! += unreal;
        if (answer === 'none') return;
        next.sees[i]! += real;
        next.reports[i]! += unreal;
      });
    }
    rates = {
      prevalence: (next.prevalence + 1) / (items.length + 100),
      sees: next.sees.map((count, i) => (count + 1) / (tested.real[i]! + 2)),
      reports: next.reports.map((count, i) => (count + 0.1) / (tested.unreal[i]! + 10)),
    };
  }
  return rates;
}
