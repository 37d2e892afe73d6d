import { expect, test } from 'vitest';
import { countedDays } from './counted-days.ts';

const may = {
  holidays: new Set(['2026-05-01', '2026-05-02', '2026-05-03', '2026-05-04', '2026-05-05']),
  makeUpDays: new Set(['2026-05-09']),
};

test('four working days over Labour Day end on the Saturday that is worked', () => {
  const days = countedDays('2026-04-30', '2026-05-09', may);
  expect(days.map(({ kind }) => kind)).toEqual(['start', ...Array(5).fill('holiday'), ...Array(4).fill('counted')]);
  expect(days.at(-1)).toEqual({ day: '2026-05-09', kind: 'counted', isMakeUp: true, number: 4 });
});

test('a weekend does not count', () => {
  expect(countedDays('2026-03-06', '2026-03-09', may).map(({ kind, number }) => [kind, number])).toEqual([
    ['start', undefined],
    ['weekend', undefined],
    ['weekend', undefined],
    ['counted', 1],
  ]);
});
