import { ports } from '@touchstone/ports-node';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareBuilds, contentRoot, type Entry, entryTreeRoot, foreignSigners, relate, type Sighting, type Signers } from './index.ts';

const signed = (current: readonly string[], lineage: readonly string[] = []): Signers => ({ current, lineage });

describe('how two signatures go together', () => {
  test.each<[string, Signers, Signers, string]>([
    ['the same', signed(['a']), signed(['a']), 'same'],
    ['the same two, in another order', signed(['a', 'b']), signed(['b', 'a']), 'same'],
    ['rotated', signed(['a']), signed(['b'], ['a', 'b']), 'rotated'],
    ['rotated twice', signed(['a']), signed(['c'], ['a', 'b', 'c']), 'rotated'],
    ['two ways from one root', signed(['b'], ['a', 'b']), signed(['c'], ['a', 'c']), 'related'],
    ['one of two signers', signed(['a', 'b']), signed(['a']), 'related'],
    ['foreign', signed(['a']), signed(['b']), 'foreign'],
    ['unsigned', signed(['a']), signed([]), 'unknown'],
  ])('%s', (_name, a, b, relation) => {
    expect(relate(a, b)).toBe(relation);
    expect(relate(b, a)).toBe(relation);
  });
});

const seen = (artifact: string, store: string, signers: Signers): Sighting => ({ artifact, store, signers });

describe('foreign signers over stores', () => {
  const sightings = [
    seen('1', 'huawei', signed(['a'])),
    seen('2', 'xiaomi', signed(['b'], ['a', 'b'])),
    seen('3', 'other', signed(['x'])),
    seen('4', 'other', signed([])),
  ];

  test('with a signer proven to be the operator’s, the others are foreign', () => {
    const found = foreignSigners(sightings, ['a']);
    expect(found.isUndecided).toBe(false);
    expect(found.families).toHaveLength(2);
    expect(found.foreign).toEqual([{ signers: ['x'], stores: ['other'], artifacts: ['3'], isOperators: false }]);
  });

  test('without one nobody is accused, and a person looks', () => {
    expect(foreignSigners(sightings, [])).toMatchObject({ foreign: [], isUndecided: true });
  });

  test('one family is no question', () => {
    expect(foreignSigners(sightings.slice(0, 2), [])).toMatchObject({ foreign: [], isUndecided: false });
  });

  test('the order in which files arrive is nothing', () => {
    const any = fc.record({
      store: fc.constantFrom('s', 't'),
      current: fc.constantFrom('a', 'b', 'c', 'd'),
      lineage: fc.subarray(['a', 'b', 'c', 'd']),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 8 }), (list) => {
        const all = list.map((one, i) => seen(`${i}`, one.store, signed([one.current], one.lineage)));
        expect(foreignSigners(all.toReversed(), ['a'])).toEqual(foreignSigners(all, ['a']));
      }),
    );
  });
});

const entry = (path: string, sha256 = 'h', sizeBytes = 10): Entry => ({ path, sha256, sizeBytes });
const base = [entry('classes.dex', 'd'), entry('AndroidManifest.xml', 'm'), entry('assets/data.bin', 'x')];

describe('channel packages', () => {
  const root = contentRoot(ports.hash, base);

  test.each<[string, readonly Entry[], boolean]>([
    ['entries in another order', base.toReversed(), true],
    [
      'signed again',
      [...base, entry('META-INF/MANIFEST.MF', 's1'), entry('META-INF/CERT.RSA', 's2'), entry('META-INF/CERT.SF', 's3')],
      true,
    ],
    ['an empty mark of the store', [...base, entry('META-INF/mtchannel_huawei', 'e', 0)], true],
    ['the channel in assets', [...base, entry('assets/channel.txt', 'c', 6)], true],
    ['a large file under the name of a mark', [...base, entry('assets/channel.txt', 'c', 5000)], false],
    ['other code', base.with(0, entry('classes.dex', 'other')), false],
    ['another manifest', base.with(1, entry('AndroidManifest.xml', 'other')), false],
    ['one more library', [...base, entry('lib/arm64-v8a/libx.so')], false],
    ['code in META-INF', [...base, entry('META-INF/services/x.Y')], false],
  ])('%s', (_name, entries, same) => expect(contentRoot(ports.hash, entries) === root).toBe(same));

  test('two unsigned files are not taken for channel packages', () => {
    const bare = { sha256: '1', package: 'p', versionCode: 1, signers: [], contentRoot: 'r' };
    expect(compareBuilds(bare, { ...bare, sha256: '2' })).toBe('same-content');
  });

  test('the full root leaves nothing out', () => {
    expect(entryTreeRoot(ports.hash, [...base, entry('META-INF/mtchannel_huawei', 'e', 0)])).not.toBe(entryTreeRoot(ports.hash, base));
  });

  const build = { sha256: '1', package: 'p', versionCode: 1, signers: ['a'], contentRoot: 'r' };
  test.each([
    ['same-file', {}],
    ['channel-package', { sha256: '2' }],
    ['same-content', { sha256: '2', signers: ['b'] }],
    ['same-content', { sha256: '2', signers: [] }],
    ['different', { sha256: '2', contentRoot: 'q' }],
    ['different', { sha256: '2', versionCode: 2 }],
    ['different', { sha256: '2', package: 'q' }],
  ])('%s', (answer, more) => expect(compareBuilds(build, { ...build, ...more })).toBe(answer));
});
