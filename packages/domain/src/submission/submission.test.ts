import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reachableFrom, terminalStates } from '../steps/index.ts';
import {
  advance,
  isOpen,
  SUBMISSION_STATES,
  SUBMISSION_STEPS,
  type SubmissionFacts,
  type SubmissionState,
  type SubmittedBuild,
  validateBuild,
} from './index.ts';

const DONE: SubmissionFacts = { clausesUnanswered: 0, clausesOpen: 0, listingsOpen: 0, suspicions: 0 };

describe('the table', () => {
  test('reaches every state, and ends in four', () => {
    expect(reachableFrom(SUBMISSION_STEPS, 'DRAFT')).toEqual([...SUBMISSION_STATES].sort());
    expect(terminalStates(SUBMISSION_STEPS)).toEqual(['FAILED', 'PASSED', 'REJECTED', 'WITHDRAWN']);
  });

  test.each<[string, Partial<SubmissionFacts>, string]>([
    ['a clause open', { clausesOpen: 1, listingsOpen: 1 }, 'clauses-open'],
    ['a store with another file', { listingsOpen: 1 }, 'listings-open'],
    ['a suspicion', { suspicions: 1 }, 'suspicion-open'],
  ])('it does not pass with %s', (_name, facts, reason) =>
    expect(advance('RETESTED', 'pass', { ...DONE, ...facts })).toEqual({ ok: false, reason }),
  );

  test('a table with an empty row is not sent', () =>
    expect(advance('DRAFT', 'send', { ...DONE, clausesUnanswered: 1 })).toEqual({ ok: false, reason: 'table-incomplete' }));

  test.each<[SubmissionState, 'withdraw']>([
    ['ACCEPTED', 'withdraw'],
    ['RETESTED', 'withdraw'],
    ['PASSED', 'withdraw'],
  ])('%s is not taken back by the firm', (state, on) => expect(advance(state, on)).toEqual({ ok: false, reason: 'no-such-step' }));
});

test('in any order of events: passed was validated, accepted and retested, with nothing open', () => {
  const events = [...new Set(SUBMISSION_STEPS.map(({ on }) => on))];
  const count = fc.integer({ min: 0, max: 1 });
  const facts = fc.record({ clausesUnanswered: count, clausesOpen: count, listingsOpen: count, suspicions: count });
  fc.assert(
    fc.property(fc.array(fc.record({ on: fc.constantFrom(...events), facts }), { maxLength: 40 }), (steps) => {
      let state: SubmissionState = 'DRAFT';
      const been = new Set<SubmissionState>([state]);
      for (const { on, facts: seen } of steps) {
        const outcome = advance(state, on, seen);
        if (!outcome.ok) continue;
        const before = state;
        state = outcome.state;
        been.add(state);
        expect(isOpen(before) || before === 'DRAFT').toBe(true);
        if (state === 'PASSED') {
          expect(seen).toEqual({ ...seen, clausesOpen: 0, listingsOpen: 0, suspicions: 0 });
          expect(['VALIDATED', 'ACCEPTED', 'RETESTED'].every((one) => been.has(one as SubmissionState))).toBe(true);
        }
      }
    }),
    { numRuns: 400 },
  );
});

const build = (more: Partial<SubmittedBuild> = {}): SubmittedBuild => ({
  package: 'cn.example',
  versionCode: 1,
  signers: { current: ['a'], lineage: [] },
  isSignatureValid: true,
  ...more,
});
const next = (more: Partial<SubmittedBuild> = {}) => build({ versionCode: 2, ...more });

test.each<[string, SubmittedBuild, readonly string[]]>([
  ['the next version', next(), []],
  ['rotated in lineage', next({ signers: { current: ['b'], lineage: ['a', 'b'] } }), []],
  ['the same version again', build(), ['version-not-higher']],
  ['an older one', build({ versionCode: 0 }), ['version-not-higher']],
  ['another app', next({ package: 'cn.other' }), ['other-package']],
  ['another signer', next({ signers: { current: ['c'], lineage: [] } }), ['other-signer']],
  ['proofs that only share a certificate', next({ signers: { current: ['c'], lineage: ['x', 'c'] } }), ['other-signer']],
  ['not signed', next({ signers: { current: [], lineage: [] } }), ['other-signer']],
  ['a broken signature', next({ isSignatureValid: false }), ['signature-invalid']],
  ['no app', next({ package: null }), ['not-an-app']],
])('the new build: %s', (_name, after, faults) => expect(validateBuild(build(), after).faults).toEqual(faults));
