import type { OutputOf } from '@touchstone/api-client';
import type { readFunnel } from '@touchstone/api-client/routes/statistics';
import type { Step } from './dashboard-conditions.ts';

type Slice = OutputOf<typeof readFunnel>['slices'][number];

export interface TrendFigure {
  readonly count: number;
  readonly list: string;
}

export interface TrendPoint {
  /** `2026-03` or `2026-Q1`. */
  readonly period: string;
  /** By stage; what never happened in the period is absent. */
  readonly figures: ReadonlyMap<string, TrendFigure>;
}

const MONTHS = Array.from({ length: 12 }, (_each, i) => String(i + 1).padStart(2, '0'));

/** A year in months or quarters, those without anything among them. @param slices of the same year by month */
export function trendOf(slices: readonly Slice[], year: number, step: Step): readonly TrendPoint[] {
  const months = MONTHS.map((month): TrendPoint => {
    const figures = slices.find(({ value }) => value === `${year}-${month}`)?.figures ?? [];
    return { period: `${year}-${month}`, figures: new Map(figures.map(({ stage, count, list }) => [stage, { count, list }])) };
  });
  return step === 'month' ? months : [0, 3, 6, 9].map((from) => quarterOf(months.slice(from, from + 3), year, from / 3 + 1));
}

/** A row has one instant: what three months count together, a list from the first of their days to the last holds. */
function quarterOf(months: readonly TrendPoint[], year: number, quarter: number): TrendPoint {
  const stages = new Set(months.flatMap(({ figures }) => [...figures.keys()]));
  const figures = [...stages].map((stage) => {
    const of = months.flatMap(({ figures }) => figures.get(stage) ?? []);
    const count = of.reduce((sum, figure) => sum + figure.count, 0);
    return [stage, { count, list: listOfQuarter(of[0]?.list ?? '', year, quarter) }] as const;
  });
  return { period: `${year}-Q${quarter}`, figures: new Map(figures) };
}

const LAST_DAYS = ['03-31', '06-30', '09-30', '12-31'] as const;

function listOfQuarter(listOfMonth: string, year: number, quarter: number): string {
  const [path = '', search = ''] = listOfMonth.split('?');
  const query = new URLSearchParams(search);
  query.delete('month');
  query.set('from', `${year}-${MONTHS[(quarter - 1) * 3]}-01`);
  query.set('until', `${year}-${LAST_DAYS[quarter - 1]}`);
  return `${path}?${query}`;
}
