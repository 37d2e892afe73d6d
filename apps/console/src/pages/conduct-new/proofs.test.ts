import { CONDUCT } from '@touchstone/domain/conduct';
import { expect, test } from 'vitest';
import { CONDUCT_KINDS, foundProofs, type Known, PROOFS_OF } from './proofs.ts';

test('an entry of each kind is offered the proofs that its law takes', () => {
  expect([...CONDUCT_KINDS].sort()).toEqual(Object.keys(CONDUCT).sort());
  for (const kind of CONDUCT_KINDS) {
    const lawful = (CONDUCT[kind].proof as readonly string[]).filter((one) => one !== 'evidence');
    expect([...PROOFS_OF[kind]].sort()).toEqual([...lawful].sort());
  }
});

const KNOWN: Known = {
  unreached: [{ order: 'o', number: '文1', services: ['s1', 's2'] }],
  deadlines: {
    rows: [
      { id: 'd1', purpose: 'rectification', state: 'EXPIRED', dueAt: '2026-03-01T16:00:00Z' },
      { id: 'd2', purpose: 'rectification', state: 'MET', dueAt: null },
    ],
  },
  cases: [{ id: 'c', number: null, subjectName: '天气' }],
  notices: [
    { id: 'n', title: '通报', subjectName: '天气' },
    { id: 'n', title: '通报', subjectName: '日历' },
  ],
  findings: [{ id: 'f', clause: '164-01.2', subjectName: null, state: 'REJECTED' }],
};
const orders = [
  { id: 'o', number: '文1', issuedAt: '2026-01-01T00:00:00Z' },
  { id: 'draft', number: null, issuedAt: null },
];
const targets = (kind: (typeof CONDUCT_KINDS)[number]) => foundProofs(kind, KNOWN, orders).map(({ target }) => target);

test('failed services, issued documents, deadlines that passed, notices once, and only findings that stand', () => {
  expect(targets('unreachable')).toEqual(['s1', 's2']);
  expect(targets('order-ignored')).toEqual(['o', 'd1']);
  expect(targets('repetition')).toEqual(['c', 'n']);
  expect(targets('technical-evasion')).toEqual([]);
  expect(targets('obstructing')).toEqual([]);
});
