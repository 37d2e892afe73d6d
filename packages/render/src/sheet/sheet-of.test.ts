import { expect, test } from 'vitest';
import { optionsIn } from '../fixtures/options.fixture.ts';
import { shopApp } from '../fixtures/shop-app.fixture.ts';
import { unreadable } from '../fixtures/unreadable.fixture.ts';
import { sheetOf } from './sheet-of.ts';

const sheet = sheetOf(shopApp, optionsIn('zh'));
const linesOf = ({ documents, untested }: typeof sheet) => [
  ...documents.flatMap(({ items }) => items.flatMap(({ lines }) => lines)),
  ...untested.lines,
];

test('every result of the report stands on the sheet once', () => {
  expect(
    linesOf(sheet)
      .map(({ rule }) => rule)
      .sort(),
  ).toEqual(shopApp.findings.map(({ rule }) => rule).sort());
  expect(sheet.counts.reduce((sum, { count }) => sum + count, 0)).toBe(shopApp.findings.length);
});

test('what was not tested stands apart, and each says why', () => {
  expect(sheet.untested.lines.length).toBeGreaterThan(0);
  expect(sheet.untested.lines.every(({ result, reason }) => result === 'not-tested' && reason !== '')).toBe(true);
  expect(sheet.untested.reasons.reduce((sum, [, count]) => sum + count, 0)).toBe(sheet.untested.lines.length);
});

test('a violation comes with what was seen and where', () => {
  const [proof] = linesOf(sheet).find(({ result }) => result === 'violation')?.proofs ?? [];
  expect(proof?.what).not.toBe('');
  expect(proof?.place).not.toBe('');
});

test('it is plain data: what crosses to another page is the same', () => expect(JSON.parse(JSON.stringify(sheet))).toEqual(sheet));

test('of a file that cannot be read it says so', () => {
  const { head, fixes, problems } = sheetOf(unreadable, optionsIn('en'));
  expect([head.isReadable, fixes, problems.length > 0]).toEqual([false, [], true]);
});
