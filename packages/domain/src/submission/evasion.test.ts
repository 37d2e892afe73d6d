import { expect, test } from 'vitest';
import { type BuildSigns, type EvasionInput, type EvasionName, evasionChecks, type ListingCheck, type RunSigns } from './index.ts';

const signs = (more: Partial<BuildSigns> = {}): BuildSigns => ({
  counterTechniques: [],
  loadsCode: [],
  isDebuggable: false,
  hasKnownKey: false,
  ...more,
});
const run = (ground: string, more: Partial<RunSigns> = {}): RunSigns => ({
  engine: 'e 1',
  ground,
  isWatched: true,
  detected: [],
  behaviour: [],
  ...more,
});
const listing = (result: ListingCheck['result'], reason: string, paths: readonly string[] = []): ListingCheck => ({
  result,
  reason,
  of: 'x',
  differing: paths.map((path) => ({ path, kind: 'changed', isMark: false })),
});

test.each<[EvasionName, string, Partial<EvasionInput>, string, string]>([
  ['two-runs', 'one run', { runs: [run('')] }, 'not-checked', 'one-ground-only'],
  ['two-runs', 'two on the same ground', { runs: [run('fresh'), run('fresh')] }, 'not-checked', 'one-ground-only'],
  ['two-runs', 'two engines on one ground each', { runs: [run('fresh'), run('aged', { engine: 'f' })] }, 'not-checked', 'one-ground-only'],
  [
    'two-runs',
    'the same on both',
    { runs: [run('fresh', { detected: ['A'] }), run('aged', { detected: ['A'] })] },
    'ok',
    'same-on-all-grounds',
  ],
  ['two-runs', 'only on an aged device', { runs: [run('fresh'), run('aged', { detected: ['A'] })] }, 'suspicious', 'differs-by-ground'],
  [
    'remote-configuration',
    'nothing was watched',
    { runs: [run('fresh', { isWatched: false }), run('aged', { isWatched: false })] },
    'not-checked',
    'one-ground-only',
  ],
  [
    'remote-configuration',
    'another host in another region',
    { runs: [run('11'), run('44', { behaviour: ['sends x.cn'] })] },
    'suspicious',
    'differs-by-ground',
  ],
  [
    'hot-update',
    'as before',
    { before: signs({ loadsCode: ['t'] }), after: signs({ loadsCode: ['t'] }) },
    'not-checked',
    'loads-code-as-before',
  ],
  ['hot-update', 'loads nothing', { after: signs() }, 'ok', 'loads-no-code'],
  ['hot-update', 'loads since the fix', { before: signs(), after: signs({ loadsCode: ['tinker'] }) }, 'suspicious', 'added-since'],
  [
    'counter-technique',
    'came with the fix',
    { before: signs(), after: signs({ counterTechniques: ['emulator · app'] }) },
    'suspicious',
    'added-since',
  ],
  [
    'counter-technique',
    'was there',
    { before: signs({ counterTechniques: ['root · pay'] }), after: signs({ counterTechniques: ['root · pay'] }) },
    'ok',
    'as-before',
  ],
  ['counter-technique', 'no report', {}, 'not-checked', 'no-report'],
  ['debug-build', 'debuggable', { after: signs({ isDebuggable: true }) }, 'suspicious', 'debuggable'],
  ['debug-build', 'a key that everybody has', { after: signs({ hasKnownKey: true }) }, 'suspicious', 'known-key'],
  ['reviewer-build', 'in no store', {}, 'not-checked', 'no-live-listing'],
  ['reviewer-build', 'in every store', { listings: [listing('matches', 'same-file')] }, 'ok', 'same-in-every-store'],
  [
    'reviewer-build',
    'one store is unknown',
    { listings: [listing('matches', 'same-file'), listing('unknown', 'not-acquired')] },
    'not-checked',
    'not-in-every-store',
  ],
  [
    'reviewer-build',
    'the same version with other code',
    { listings: [listing('other-build', 'code-or-manifest-differs', ['classes.dex'])] },
    'suspicious',
    'same-version-other-code',
  ],
  [
    'reviewer-build',
    'a channel package with another library',
    { listings: [listing('channel-package', 'other-entries-differ', ['lib/arm64-v8a/libx.so'])] },
    'suspicious',
    'executable-entries-differ',
  ],
])('%s: %s', (name, _what, more, result, reason) => {
  const checks = evasionChecks({ before: null, after: null, runs: [], listings: [], ...more });
  expect(checks.find((check) => check.name === name)).toMatchObject({ result, reason });
});

test('with nothing to look at nothing is ok', () =>
  expect(evasionChecks({ before: null, after: null, runs: [], listings: [] }).map(({ result }) => result)).toEqual(
    Array(6).fill('not-checked'),
  ));
