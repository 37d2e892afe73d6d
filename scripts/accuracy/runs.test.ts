import { expect, test } from 'vitest';
import { runsReport } from './runs.ts';

test('the runs to develop with say what they must, and nothing that they must not', { timeout: 60_000 }, async () => {
  const report = await runsReport({ isDevelopmentOnly: true, isListing: true });
  const [, sums] = /^\| all kinds \| (.*) \|$/m.exec(report) ?? [];
  const [found, alarms] = sums?.split(' | ').map((cell) => cell.split(' of ').map(Number)) ?? [];
  expect(found?.[1]).toBeGreaterThan(40);
  expect(alarms?.[1]).toBeGreaterThan(20);
  expect(report.split('\n').filter((line) => / (?:missing|wrong) run\./.test(line))).toEqual([]);
});
