import { expect, test } from 'vitest';
import { saidIn } from './statement.ts';

test.each([
  [
    'field by field',
    { state: 'live', permissions: ['A', 'B'], version: { name: '1.0', code: 7 } },
    ['state live', 'permissions A B', 'version.name 1.0', 'version.code 7'],
  ],
  [
    'without what was not said',
    { names: {}, permissions: [], filingNumber: null, developer: { name: '某公司' } },
    ['developer.name 某公司'],
  ],
  ['as it is where it is no statement', 'x', [' x']],
  ['not at all where there is nothing', null, []],
])('what a store said is told %s', (_, statement, lines) =>
  expect(saidIn(statement).map(({ field, said }) => `${field} ${said}`)).toEqual(lines),
);
