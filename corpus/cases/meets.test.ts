import { expect, test } from 'vitest';
import { differencesOf } from './differences.ts';
import { meets } from './meets.ts';

const often = { kind: 'run.frequency', attributes: { data: 'imei', periodSeconds: 10.6, count: 18, owner: 'sdk', sdk: 'umeng-common' } };

test.each([
  ['a period within its tolerance', { periodSeconds: 10 }, true],
  ['a period beyond it', { periodSeconds: 9 }, false],
  ['a count within its tolerance', { count: 20 }, true],
  ['one of several', { data: ['mac', 'imei'] }, true],
  ['none of several', { data: ['mac', 'oaid'] }, false],
  ['an id that is as right', { sdk: 'umeng-analytics' }, true],
  ['an attribute that is not there', { appState: 'foreground' }, false],
  ['an attribute that may be missing', { appState: ['foreground', null] }, true],
  ['nothing said', {}, true],
])('%s', (_name, attributes, expected) => {
  expect(meets(often, { kind: 'run.frequency', attributes })).toBe(expected);
});

test('counts of reads are exact', () => {
  expect(meets({ kind: 'run.reads', attributes: { count: 18 } }, { kind: 'run.reads', attributes: { count: 20 } })).toBe(false);
});

test('what differs is told', () => {
  const finding = (rule: string, result: string) => ({ rule, result }) as never;
  const expected = {
    scans: [{ given: ['policy'], violation: ['a'], suspected: ['b'], either: [{ rule: 'c', results: ['other', 'suspected'], why: '' }] }],
    facts: [{ kind: 'policy.text', attributes: { present: true }, from: ['policy'] }],
    absent: [{ kind: 'policy.lacks', attributes: {}, from: ['policy'], why: 'it has all' }],
  } as const;
  const told = differencesOf(
    {
      findings: [finding('a', 'suspected'), finding('b', 'suspected'), finding('c', 'not-found'), finding('d', 'violation')],
      facts: [{ kind: 'policy.lacks', attributes: { statement: 'CR8' } } as never],
    },
    expected,
    ['policy'],
  );
  expect(told).toEqual([
    'a: suspected, planned violation',
    'd: violation, planned other',
    'missing policy.text {"present":true}',
    'wrong policy.lacks {"statement":"CR8"}: it has all',
  ]);
});
