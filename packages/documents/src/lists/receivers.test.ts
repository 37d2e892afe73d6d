import type { Fact } from '@touchstone/facts';
import type { Report } from '@touchstone/verdict';
import { expect, test } from 'vitest';
import { empty } from '../fixtures/reports.fixture.ts';
import { receiversOf } from './receivers.ts';

const at = { file: 'x' };
const fact = (kind: string, attributes: Fact['attributes']): Fact => ({ kind, attributes, at });
const of = (facts: readonly Fact[], more: Partial<Report> = {}) =>
  receiversOf({ ...empty, facts, ...more }).map(({ id, host, reads, receives }) => [id, host, [...reads], [...receives]]);

test.each([
  ['an SDK that reads', fact('code.reads', { data: 'imei', owner: 'sdk', sdk: 'push' }), [['push', undefined, ['imei'], []]]],
  [
    'third-party code',
    fact('code.reads', { data: 'imei', owner: 'third-party', package: 'org.kit' }),
    [['org.kit', undefined, ['imei'], []]],
  ],
  ['the app itself', fact('code.reads', { data: 'imei', owner: 'app', package: 'cn.app' }), []],
  ['a library', fact('code.reads', { data: 'imei', owner: 'library', sdk: 'okhttp' }), []],
  ['nobody knows whose', fact('code.reads', { data: 'imei', owner: 'unknown' }), []],
  ['a read that was denied', fact('run.reads', { data: 'imei', owner: 'sdk', sdk: 'push', value: 'denied' }), []],
  [
    'an SDK that sends',
    fact('run.sends', { data: 'imei', domain: 'a.cn', to: 'third-party', owner: 'sdk', sdk: 'push' }),
    [['push', undefined, [], ['imei']]],
  ],
  [
    'a host of nobody',
    fact('run.sends', { data: 'imei', domain: 'a.cn', to: 'unknown', owner: 'app' }),
    [['host a.cn', 'a.cn', [], ['imei']]],
  ],
  ['the own server', fact('run.sends', { data: 'imei', domain: 'a.cn', to: 'first-party', owner: 'app' }), []],
  ['data handed to an SDK', fact('flow.leak', { data: 'imei', sink: 'third-party-sdk', to: 'push' }), [['push', undefined, [], ['imei']]]],
  ['data in the log', fact('flow.leak', { data: 'imei', sink: 'log', to: 'x' }), []],
])('%s', (_name, one, expected) => {
  expect(of([one])).toEqual(expected);
});

test('a host that the catalogue knows is that of its SDK', () => {
  const facts = [
    fact('network.domain', { domain: 'log.push.cn', owner: 'sdk', sdk: 'push' }),
    fact('run.sends', { data: 'imei', domain: 'log.push.cn', to: 'third-party', owner: 'app' }),
  ];
  expect(of(facts)).toEqual([['push', undefined, [], ['imei']]]);
});

test('rows of the policy for one SDK belong together, and to what was seen of it', () => {
  const parties = [
    { name: '推送SDK', sdk: 'push', purpose: '推送', line: 1 },
    { name: '推送SDK', sdk: 'push', purpose: '统计', line: 2 },
    { name: '某公司', line: 3 },
  ];
  const policy = { file: 'p', characters: 1, statements: [], parties };
  const receivers = receiversOf({
    ...empty,
    facts: [fact('code.reads', { data: 'imei', owner: 'sdk', sdk: 'push' })],
    exhibits: { policy },
  });
  expect(receivers.map(({ id, parties: rows, reads }) => [id, rows.map(({ line }) => line), [...reads]])).toEqual([
    ['push', [1, 2], ['imei']],
    ['policy 某公司', [3], []],
  ]);
});
