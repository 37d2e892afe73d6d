import { ports } from '@touchstone/ports-node';
import { describe, expect, test } from 'vitest';
import { fingerprint, type KnownFinding, type Locus, place, stablePlace } from './index.ts';

describe('what a rebuild leaves alone', () => {
  test.each<[string, Locus, string]>([
    [
      'a named method of the app',
      { place: { file: 'classes.dex', method: 'Lcn/example/Main;->onCreate(Landroid/os/Bundle;)V' } },
      'cn/example/Main->onCreate',
    ],
    ['an obfuscated one', { place: { file: 'classes4.dex', method: 'Lcn/example/a/b;->c(Lo/q;)V' } }, 'cn/example/*/*->*'],
    ['an inner class of the compiler', { place: { file: 'classes.dex', class: 'Lcn/example/Main$1;' } }, 'cn/example/Main$*'],
    ['code of an SDK', { owner: 'umeng', place: { file: 'classes2.dex', method: 'La/b;->c()V' } }, 'code'],
    [
      'an element of the manifest',
      { place: { file: 'AndroidManifest.xml', element: 'manifest/application/activity[2]' } },
      'AndroidManifest.xml#manifest/application/activity',
    ],
    ['a library of one processor', { place: { file: 'lib/arm64-v8a/libx.so', offset: 12 } }, 'lib/*/libx.so'],
    ['a file of a split', { place: { file: 'base.apk!assets/x.json', line: 4 } }, 'assets/x.json'],
  ])('%s', (_name, locus, stable) => expect(stablePlace(locus)).toBe(stable));
});

test('the same fault of the next build has the same fingerprint; another rule, owner or matter has not', () => {
  const locus: Locus = {
    what: 'android-id',
    place: { file: 'classes.dex', method: 'Lcn/example/Main;->a()V', offset: 10, instruction: 4 },
  };
  const moved: Locus = {
    what: 'android-id',
    place: { file: 'classes2.dex', method: 'Lcn/example/Main;->b()V', offset: 99, instruction: 0 },
  };
  const of = (at: Locus, rule = 'r') => fingerprint(ports.hash, rule, '164-01.2', at);
  expect(of(moved)).toBe(of(locus));
  expect(of(locus, 'other')).not.toBe(of(locus));
  expect(of({ ...locus, what: 'imei' })).not.toBe(of(locus));
  expect(of({ ...locus, owner: 'umeng' })).not.toBe(of(locus));
});

test.each<[string, readonly KnownFinding[], object]>([
  ['nothing known', [], { kind: 'new' }],
  ['another spot', [{ id: '1', fingerprint: 'g', state: 'CONFIRMED', versionSeq: 1 }], { kind: 'new' }],
  ['already in this version', [{ id: '1', fingerprint: 'f', state: 'REJECTED', versionSeq: 3 }], { kind: 'same', finding: '1' }],
  [
    'open in an earlier one',
    [{ id: '1', fingerprint: 'f', state: 'CONFIRMED', versionSeq: 2 }],
    { kind: 'new-with-predecessor', predecessor: '1', isRelapse: false },
  ],
  [
    'fixed, and there again',
    [
      { id: '1', fingerprint: 'f', state: 'CONFIRMED', versionSeq: 1 },
      { id: '2', fingerprint: 'f', state: 'FIXED', versionSeq: 2 },
    ],
    { kind: 'new-with-predecessor', predecessor: '2', isRelapse: true },
  ],
  [
    'fixed in this very version, and there again',
    [{ id: '1', fingerprint: 'f', state: 'FIXED', versionSeq: 3 }],
    { kind: 'new-with-predecessor', predecessor: '1', isRelapse: true },
  ],
  [
    'twice in one earlier version: the later id is the newer',
    [
      { id: '7', fingerprint: 'f', state: 'FIXED', versionSeq: 2 },
      { id: '9', fingerprint: 'f', state: 'CONFIRMED', versionSeq: 2 },
      { id: '8', fingerprint: 'f', state: 'FIXED', versionSeq: 2 },
    ],
    { kind: 'new-with-predecessor', predecessor: '9', isRelapse: false },
  ],
  ['known of a later version only', [{ id: '1', fingerprint: 'f', state: 'CONFIRMED', versionSeq: 4 }], { kind: 'new' }],
])('a candidate: %s', (_name, known, placement) => expect(place({ fingerprint: 'f', versionSeq: 3 }, known)).toEqual(placement));
