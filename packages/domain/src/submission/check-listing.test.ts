import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type BuildFile, checkListing, differingEntries, isSameBuild, type ListedBuild } from './index.ts';

const entry = (path: string, sha256 = path, sizeBytes = 10) => ({ path, sha256, sizeBytes });
const file = (more: Partial<BuildFile> = {}): BuildFile => ({
  sha256: 'new',
  package: 'cn.example',
  versionCode: 2,
  signers: ['a'],
  entries: [entry('AndroidManifest.xml'), entry('classes.dex'), entry('assets/logo.png')],
  ...more,
});
const listed = (more: Partial<BuildFile> | null, rest: Partial<ListedBuild> = {}): ListedBuild => {
  const here = more === null ? null : file(more);
  return { statedSha256: here?.sha256 ?? 'stated', file: here, isFetched: true, ...rest };
};
const withEntry = (...entries: readonly ReturnType<typeof entry>[]) => [...(file().entries ?? []), ...entries];

test.each<[string, ListedBuild, string, string]>([
  ['the same file', listed({}), 'matches', 'same-file'],
  ['the same, only stated by the store', listed({}, { isFetched: false }), 'unknown', 'stated-not-fetched'],
  ['no file stated', listed(null, { statedSha256: null }), 'unknown', 'no-file-stated'],
  ['a file that is not here', listed(null), 'unknown', 'not-acquired'],
  ['a mark of the channel', listed({ sha256: 'c', entries: withEntry(entry('META-INF/channel_x')) }), 'channel-package', 'marks-only'],
  ['another picture', listed({ sha256: 'c', entries: withEntry(entry('assets/store.png')) }), 'channel-package', 'other-entries-differ'],
  ['a channel package only stated', listed({ sha256: 'c', entries: withEntry() }, { isFetched: false }), 'unknown', 'stated-not-fetched'],
  ['other code', listed({ sha256: 'c', entries: withEntry(entry('classes2.dex')) }), 'other-build', 'code-or-manifest-differs'],
  ['another manifest', listed({ sha256: 'c', entries: [entry('AndroidManifest.xml', 'x')] }), 'other-build', 'code-or-manifest-differs'],
  ['not read whole', listed({ sha256: 'c', entries: null }), 'unknown', 'entries-not-read'],
  ['the old version', listed({ sha256: 'c', versionCode: 1 }), 'other-version', 'version-code:1'],
  ['another signer', listed({ sha256: 'c', signers: ['b'] }), 'other-signer', 'other-signer'],
  ['another app under that listing', listed({ sha256: 'c', package: 'cn.other' }), 'other-build', 'other-package'],
])('a listing with %s', (_name, given, result, reason) => expect(checkListing([file()], given)).toMatchObject({ result, reason }));

test('of several builds the nearest speaks, and says which', () => {
  const arm = file({ sha256: 'arm', versionCode: 3 });
  expect(checkListing([file(), arm], listed({ sha256: 'arm', versionCode: 3 }))).toMatchObject({ result: 'matches', of: 'arm' });
});

test('entries that differ are listed by path', () => {
  const before = [entry('a'), entry('b'), entry('META-INF/x_channel', 'm', 0)];
  const after = [entry('a', 'other'), entry('c')];
  expect(differingEntries(before, after)).toEqual([
    { path: 'META-INF/x_channel', kind: 'removed', isMark: true },
    { path: 'a', kind: 'changed', isMark: false },
    { path: 'b', kind: 'removed', isMark: false },
    { path: 'c', kind: 'added', isMark: false },
  ]);
});

test('what was never fetched from the store never counts as the same build', () => {
  const sha = fc.constantFrom('new', 'c');
  const parts = fc.record({ sha256: sha, versionCode: fc.integer({ min: 1, max: 3 }), signers: fc.constantFrom(['a'], ['b'], []) });
  fc.assert(
    fc.property(fc.option(parts, { nil: null }), fc.boolean(), (more, isFetched) => {
      const check = checkListing([file()], listed(more, { isFetched }));
      if (isSameBuild(check.result)) expect(isFetched).toBe(true);
      if (check.result === 'channel-package') expect([more?.versionCode, more?.signers]).toEqual([2, ['a']]);
      if (more === null) expect(check.result).toBe('unknown');
    }),
  );
});
