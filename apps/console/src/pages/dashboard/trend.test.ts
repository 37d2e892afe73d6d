import { expect, test } from 'vitest';
import { trendOf } from './trend.ts';

type Slices = Parameters<typeof trendOf>[0];

const month = (value: string, count: number) =>
  ({
    value,
    name: null,
    figures: [
      { stage: 'ordered', count, list: `/api/v1/statistics/rows?stage=ordered&from=2026-01-01&until=2026-12-31&asOf=x&month=${value}` },
    ],
  }) as unknown as Slices[number];
const slices = [month('2026-02', 3), month('2026-03', 4), month('2026-12', 1), month('2025-12', 9)];

test('a year has twelve months, also those in which nothing happened', () => {
  const points = trendOf(slices, 2026, 'month');
  expect(points.map(({ period }) => period)).toHaveLength(12);
  expect(points.map(({ figures }) => figures.get('ordered')?.count ?? 0)).toEqual([0, 3, 4, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
});

test('a quarter adds up its months, and its list is of just its days', () => {
  const [first, second, , last] = trendOf(slices, 2026, 'quarter');
  expect([first?.period, first?.figures.get('ordered')?.count, second?.figures.size]).toEqual(['2026-Q1', 7, 0]);
  const list = new URLSearchParams(last?.figures.get('ordered')?.list.split('?')[1]);
  expect(Object.fromEntries(list)).toEqual({ stage: 'ordered', from: '2026-10-01', until: '2026-12-31', asOf: 'x' });
});
