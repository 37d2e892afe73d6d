import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reachableFrom, terminalStates } from '../steps/index.ts';
import { ARTIFACT_STEPS, advance, judge, type Keeping, type Received, reasonsToKeep, retainUntil } from './index.ts';

test('bytes end purged or rejected, and every state is reached', () => {
  expect(terminalStates(ARTIFACT_STEPS)).toEqual(['PURGED', 'REJECTED']);
  expect(reachableFrom(ARTIFACT_STEPS, 'DECLARED')).toEqual([
    'COLD',
    'DECLARED',
    'FETCHING',
    'FETCH_FAILED',
    'PURGED',
    'QUARANTINED',
    'REJECTED',
    'STORED',
    'VERIFIED',
  ]);
});

test('nothing is stored that was not verified, and nothing is verified outside quarantine', () => {
  expect(ARTIFACT_STEPS.filter((step) => step.to === 'STORED').map((step) => step.from)).toEqual(['VERIFIED', 'COLD']);
  expect(ARTIFACT_STEPS.filter((step) => step.to === 'VERIFIED').map((step) => step.from)).toEqual(['QUARANTINED']);
});

test('every purge leaves a tombstone and asks its guard', () => {
  for (const step of ARTIFACT_STEPS.filter((step) => step.to === 'PURGED')) {
    expect(step).toMatchObject({ when: 'may-purge', effects: ['tombstone', 'delete-bytes'] });
  }
});

const loose: Keeping = { legalHolds: 0, openCases: 0, isLastVersion: false, runningCampaigns: 0, retainUntilMs: 100 };

test.each<[string, Partial<Keeping>, readonly string[]]>([
  ['nothing holds it', {}, []],
  ['a hold', { legalHolds: 1 }, ['legal-hold']],
  ['a case', { openCases: 2 }, ['open-case']],
  ['it is the newest', { isLastVersion: true }, ['last-version']],
  ['a campaign', { runningCampaigns: 1 }, ['in-running-campaign']],
  ['its time is not over', { retainUntilMs: 101 }, ['within-retention']],
  ['for ever', { retainUntilMs: null }, ['within-retention']],
])('purging: %s', (_name, more, reasons) => {
  const keep = reasonsToKeep({ ...loose, ...more }, 100);
  expect(keep).toEqual(reasons);
  expect(advance('STORED', 'purge', keep)).toEqual(
    reasons.length === 0
      ? { ok: true, state: 'PURGED', effects: ['tombstone', 'delete-bytes'] }
      : { ok: false, reason: 'may-not-purge', because: reasons },
  );
});

test.each([
  ['what is not stored is not purged', 'QUARANTINED', 'purge', { ok: false, reason: 'no-such-step' }],
  ['what is purged is not fetched again', 'PURGED', 'fetch', { ok: false, reason: 'no-such-step' }],
  [
    'what is verified is stored, and scanned as the policy says',
    'VERIFIED',
    'store',
    { ok: true, state: 'STORED', effects: ['scan-by-policy'] },
  ],
  ['a refused file stays out', 'QUARANTINED', 'refused', { ok: true, state: 'REJECTED', effects: [] }],
] as const)('%s', (_name, state, on, outcome) => expect(advance(state, on)).toEqual(outcome));

test('a purge that nobody checked is refused', () => {
  expect(advance('COLD', 'purge')).toEqual({ ok: false, reason: 'may-not-purge', because: ['unknown'] });
});

test('a held object is never purged, whatever happens', () => {
  const events = fc.array(fc.constantFrom(...new Set(ARTIFACT_STEPS.map((step) => step.on))), { maxLength: 40 });
  fc.assert(
    fc.property(events, (list) => {
      let state: Parameters<typeof advance>[0] = 'DECLARED';
      for (const on of list) {
        const outcome = advance(state, on, ['legal-hold']);
        if (outcome.ok) state = outcome.state;
      }
      expect(state).not.toBe('PURGED');
    }),
  );
});

describe('quarantine', () => {
  const app = { package: 'com.example', versionCode: 3, isSignatureValid: true, signers: ['s1', 's0'] };
  const received: Received = { sha256: 'aa', sizeBytes: 10, app, isBomb: false };
  const claim = { sha256: 'aa', sizeBytes: 10, package: 'com.example', versionCode: 3, signers: ['s0'] };

  test.each<[string, object, object, readonly string[], readonly string[]]>([
    ['as claimed, signed by a certificate of the lineage', claim, received, [], []],
    ['nothing was claimed', {}, received, [], []],
    ['other bytes', claim, { ...received, sha256: 'bb' }, ['hash-differs'], []],
    ['shorter, and so other bytes', claim, { ...received, sizeBytes: 9, sha256: 'bb' }, ['size-differs', 'hash-differs'], []],
    ['as large as allowed', { ...claim, sizeBytes: 100 }, { ...received, sizeBytes: 100 }, [], []],
    ['one of two claimed signers', { ...claim, signers: ['s9', 's1'] }, received, [], []],
    ['too large', claim, { ...received, sizeBytes: 101 }, ['too-large', 'size-differs'], []],
    ['a bomb', claim, { ...received, isBomb: true }, ['unpacks-too-far'], []],
    ['no app', claim, { sha256: 'aa', sizeBytes: 10, isBomb: false }, ['not-an-app'], []],
    ['another app', claim, { ...received, app: { ...app, package: 'x', versionCode: 4 } }, ['package-differs', 'version-differs'], []],
    ['another signer', claim, { ...received, app: { ...app, signers: ['s9'] } }, ['signer-differs'], []],
    [
      'an invalid signature is noted, and the app tested',
      claim,
      { ...received, app: { ...app, isSignatureValid: false } },
      [],
      ['signature-invalid'],
    ],
  ])('%s', (_name, claimed, seen, refuse, note) => expect(judge(claimed, seen as Received, 100)).toEqual({ refuse, note }));
});

test.each([
  ['no class: for ever', {}, {}, null],
  ['the longest class decides', { ordinary: 0, 'self-check': 0 }, {}, 730 * 86_400_000],
  ['a case is for ever', { ordinary: 0, case: 0 }, {}, null],
  ['longer by setting', { 'self-check': 0 }, { 'self-check': 200 }, 200 * 86_400_000],
  ['never shorter', { 'self-check': 0 }, { 'self-check': 1 }, 180 * 86_400_000],
])('retention: %s', (_name, since, longer, until) => expect(retainUntil(since, longer)).toBe(until));
