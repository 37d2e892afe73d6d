import { expect, test } from 'vitest';
import { countsOf, faultyFirst } from './preview-counts.ts';
import { mediaTypeOf } from './table-file.ts';

const row = (answer: string | null, ...faults: string[]) => ({ answer, faults });
const rows = [row('acknowledge'), row('object', 'reason-missing'), row('report-done'), row(null, 'answer-unknown'), row('object')];

test('a row with a fault is counted as that alone', () =>
  expect(countsOf(rows)).toEqual({ acknowledge: 1, done: 1, object: 1, faulty: 2 }));

test('faults come first', () => expect(faultyFirst(rows).map(({ faults }) => faults.length)).toEqual([1, 1, 0, 0, 0]));

test.each([
  ['名单.CSV', 'text/csv'],
  ['list.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
])('%s is sent as %s', (name, type) => expect(mediaTypeOf(name)).toBe(type));
