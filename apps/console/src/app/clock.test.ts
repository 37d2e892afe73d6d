import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { shownBy } from './clock.ts';

const NOW = '2026-03-09T04:00:00.000Z';
const MINUTE_MS = 60_000;

test.each([
  ['the real one', { rate: 1, isStopped: false }, '2026-03-09T04:01:00.000Z'],
  ['one set to another time that runs faster', { rate: 60, isStopped: false }, '2026-03-09T05:00:00.000Z'],
  ['one that stands at the end of the calendar', { rate: 1, isStopped: true }, NOW],
  ['one that was stopped', { rate: 0, isStopped: false }, NOW],
])('a minute after it was said, wherever the clock of the browser stands: %s', (_name, clock, shown) => {
  for (const saidAtMs of [0, Date.parse('2031-01-01T00:00:00Z')])
    expect(new Date(shownBy({ now: NOW, ...clock }, saidAtMs, saidAtMs + MINUTE_MS)).toISOString()).toBe(shown);
});

const SOURCE = join(import.meta.dirname, '..');
/** Where the clock of the browser is the right one, and why. */
const BY_THE_BROWSER: Readonly<Record<string, string>> = {
  'app/clock.ts': 'stands in while nobody is signed in',
  'app/signed-in.tsx': 'counts on from what the server said',
  'pages/review/use-review.ts': 'measures how long somebody looked',
  'pages/check/check-progress.tsx': 'measures how long a check takes',
  'pages/check/use-check.ts': 'measures how long a check takes',
};

test('what is sent and shown goes by the clock of the server: the browser’s only measures', () => {
  const asks = ['app', 'pages', 'parts', 'api']
    .flatMap((folder) => readdirSync(join(SOURCE, folder), { recursive: true }).map((name) => `${folder}/${name}`))
    .filter(
      (file) => /(?<!\.test|\.fixture)\.tsx?$/.test(file) && /\bDate\.now\b|new Date\(\)/.test(readFileSync(join(SOURCE, file), 'utf8')),
    );
  expect(asks.sort()).toEqual(Object.keys(BY_THE_BROWSER).sort());
});
