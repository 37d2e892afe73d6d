import type { Fact } from '@touchstone/facts';
import { expect, test } from 'vitest';
import { type MatrixContext, matrixOf } from './matrix.ts';

const fact = (kind: string, attributes: Fact['attributes']): Fact => ({ kind, attributes, at: { file: 'a' } });
const ALL: MatrixContext = {
  inputs: new Set(['static', 'policy', 'runtime']),
  necessary: new Set(['phone_number']),
  opens: new Map([['android.permission.READ_CONTACTS', ['contacts']]]),
  sensitive: new Set(['contacts']),
};
const row = (facts: readonly Fact[], context = ALL) => matrixOf(facts, context)[0];

test('a kind from all sides, each with its facts', () => {
  const facts = [
    fact('permission.declared', { permission: 'android.permission.READ_CONTACTS', protection: 'dangerous' }),
    fact('code.reads', { data: 'contacts', via: 'uri', api: 'x', owner: 'app' }),
    fact('reach.reads', { data: 'contacts', trigger: 'process-start', gate: 'no-gate', api: 'x', owner: 'app' }),
    fact('policy.item', { data: 'contacts', vague: true }),
    fact('run.reads', { data: 'contacts', api: 'x', count: 3, value: 'real', phase: 'after-consent', owner: 'app' }),
    fact('run.reads', { data: 'contacts', api: 'x', count: 9, value: 'denied', phase: 'after-refusal', owner: 'app' }),
    fact('run.sends', { data: 'contacts', domain: 'b.example', to: 'unknown' }),
    fact('run.sends', { data: 'contacts', domain: 'a.example', to: 'unknown' }),
  ];
  expect(row(facts)).toEqual({
    data: 'contacts',
    sensitive: true,
    necessary: 'no',
    declared: [0],
    code: [1],
    beforeConsent: { state: 'reachable', facts: [2] },
    policy: { state: 'vague', facts: [3] },
    run: { state: 'read', count: 3, facts: [4, 5] },
    sentTo: { hosts: ['a.example', 'b.example'], facts: [6, 7] },
    mismatches: ['before-consent', 'not-necessary'],
  });
});

test.each<[string, Fact[], string[]]>([
  [
    'not named in the policy',
    [
      fact('code.reads', { data: 'imei', via: 'api', api: 'x', owner: 'app' }),
      fact('compare.undisclosed-data', { data: 'imei', side: 'code', owner: 'app' }),
    ],
    ['undisclosed', 'not-necessary'],
  ],
  [
    'read by an SDK that the policy leaves out',
    [
      fact('code.reads', { data: 'phone_number', via: 'api', api: 'x', owner: 'sdk', sdk: 's' }),
      fact('compare.undisclosed-sdk', { sdk: 's', name: 'S' }),
      fact('compare.undisclosed-data', { data: 'phone_number', side: 'code', owner: 'sdk', sdk: 's' }),
    ],
    ['undisclosed-by-sdk', 'undeclared-sdk'],
  ],
  [
    'declared and told, never used',
    [
      fact('permission.declared', { permission: 'android.permission.READ_CONTACTS', protection: 'dangerous' }),
      fact('policy.item', { data: 'contacts' }),
    ],
    ['over-declared'],
  ],
  ['in a general library only', [fact('code.reads', { data: 'imei', via: 'api', api: 'x', owner: 'library' })], []],
])('%s', (_name, facts, expected) => expect(row(facts)?.mismatches ?? []).toEqual(expected));

test('what was not given is said, not guessed', () => {
  const none = { ...ALL, inputs: new Set(['static']), necessary: undefined };
  expect(row([fact('code.reads', { data: 'imei', via: 'api', api: 'x', owner: 'app' })], none)).toMatchObject({
    necessary: 'unknown',
    beforeConsent: { state: 'not-reachable' },
    policy: { state: 'not-given' },
    run: { state: 'not-given' },
    mismatches: [],
  });
});

test('a permission alone makes no row', () => {
  expect(matrixOf([fact('permission.declared', { permission: 'android.permission.READ_CONTACTS', protection: 'dangerous' })], ALL)).toEqual(
    [],
  );
});
