import type { Fact } from '@touchstone/facts';
import type { Report } from '@touchstone/verdict';
import { expect, test } from 'vitest';
import { optionsIn } from '../fixtures/options.fixture.ts';
import { shopApp } from '../fixtures/shop-app.fixture.ts';
import { wholeCase } from '../fixtures/whole-case.fixture.ts';
import { comparisonOf } from './comparison.ts';
import { namesFor } from './names.ts';

const names = namesFor(optionsIn('zh'));
const row = (name: string, report: Report = wholeCase) => comparisonOf(report, names).find((one) => one.name === name);
const cell = (name: string, side: string, report?: Report) =>
  row(name, report)
    ?.cells.find((one) => one.side === side)
    ?.parts.map(({ tone, text }) => [tone, text.replaceAll('\u00a0', ' ')]);

test.each([
  ['Android ID', 'run', [['bad', 'App 自身 1']]],
  ['Android ID', 'policy', [['good', '已写明 1']]],
  ['Android ID', 'before', [['good', '须先同意 1']]],
  ['IMEI', 'before', [['warn', '可达 1']]],
  ['IMEI', 'policy', [['bad', '未写明']]],
  ['IMEI', 'declared', [['plain', 'READ_PHONE_STATE']]],
  ['IMEI', 'sent', [['warn', 'log.ads.example']]],
  [
    'IMEI',
    'code',
    [
      ['plain', 'App 自身 1'],
      ['plain', '示例广告 1'],
    ],
  ],
  ['精确位置', 'sent', [['none', '无']]],
  ['精确位置', 'declared', [['none', '无']]],
])('%s, %s', (name, side, parts) => {
  expect(cell(name, side)).toEqual(parts);
});

test('what code can do before consent is a lead; what the run did is not', () => {
  const marks = (name: string) => row(name)?.mismatches.map(({ mark, isLesser }) => [mark, isLesser]);
  expect(marks('IMEI')?.[0]).toEqual(['同意前可读取', true]);
  expect(marks('Android ID')?.[0]).toEqual(['同意前收集', false]);
});

test('without traffic nothing is said of where it went', () => {
  const { exhibits: _, ...rest } = wholeCase;
  const silent = { ...rest, facts: shopApp.facts, matrix: [{ ...wholeCase.matrix[0]!, sentTo: { hosts: [], facts: [] } }] };
  expect(cell('IMEI', 'sent', silent)).toEqual([['absent', '未提供流量']]);
});

test('every part that counts has its facts', () => {
  const parts = comparisonOf(wholeCase, names).flatMap(({ cells }) => cells.flatMap((one) => one.parts));
  const counted = parts.filter(({ text }) => /\u00a0\d+$/.test(text));
  expect(counted.length).toBeGreaterThan(8);
  expect(counted.filter(({ facts }: { facts: readonly Fact[] }) => facts.length === 0)).toEqual([]);
});
