import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ListingChange } from './connector.ts';
import { readEntryFile } from './fdroid/entry.ts';
import { packagesOf, readPackage } from './fdroid/index-v2.ts';
import type { Json } from './fdroid/merge-patch.ts';
import { knownOf } from './folder/known.ts';
import { MAX_ARTIFACT_BYTES, readListingChange } from './listing-change.ts';
import { readRobots } from './probes/robots.ts';
import { StoreFault } from './store-fault.ts';
import { readFeedPage } from './store-feed/feed-page.ts';
import { readOrderReport } from './store-feed/order-report.ts';

const LISTING = {
  storeAppId: 'a',
  state: 'live',
  updatedAt: '2026-11-02T10:00:00+08:00',
  platform: 'android',
  packageName: 'cn.example.a',
  names: { 'zh-CN': '甲' },
  developer: { name: '示例', creditCode: '91330106MA2B7T5K37', province: '33' },
  filingNumber: '浙ICP备2023007715号-1A',
  version: { name: '1.0', code: 1 },
  artifact: { sha256: 'a'.repeat(64), sizeBytes: 5, kind: 'apk', signers: ['b'.repeat(64)] },
  policy: { url: 'https://example.cn/p', sha256: 'c'.repeat(64) },
  permissions: ['android.permission.INTERNET'],
};
const PACKAGE = {
  metadata: { added: 1, lastUpdated: 2, categories: ['Reading'], name: { 'en-US': 'A' }, authorName: 'B' },
  versions: {
    x: {
      added: 1,
      file: { name: '/a.apk', sha256: 'a'.repeat(64), size: 5 },
      manifest: { versionName: '1', versionCode: 1, usesPermission: [{ name: 'p' }], signer: { sha256: ['b'.repeat(64)] } },
    },
  },
};
const ENTRY = {
  timestamp: 5,
  version: 20002,
  maxAge: 14,
  index: { name: '/index-v2.json', sha256: 'a'.repeat(64), size: 5 },
  diffs: { 4: { name: '/diff/4.json', sha256: 'b'.repeat(64), size: 5 } },
};
const PAGE = { cursor: 'c', more: true, changes: [LISTING] };
const ORDER = { id: 'o', state: 'done', acknowledgedAt: '2026-11-02T00:00:00Z', doneAt: '2026-11-02T00:00:00Z', refusal: '' };

/** Values that liars like. */
const nasty = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(
    null,
    -1,
    1e308,
    2 ** 53,
    '',
    '../../x',
    '\u0000',
    '\u202e',
    'x'.repeat(100_000),
    [],
    {},
    JSON.parse('{"__proto__":{"a":1}}') as Json,
    Array.from({ length: 5000 }, () => 'p'),
  ),
);

/** A JSON value in which something, somewhere, is something else. */
const mutated = (value: unknown): fc.Arbitrary<unknown> => {
  if (typeof value !== 'object' || value === null) return nasty;
  const keys = Object.keys(value);
  const one = fc.constantFrom(...keys).chain((key) => {
    const inner = (value as Record<string, unknown>)[key];
    return fc
      .oneof(nasty, mutated(inner), fc.constant(undefined))
      .map((changed) =>
        Array.isArray(value) ? value.map((item, i) => (String(i) === key ? changed : item)) : { ...value, [key]: changed },
      );
  });
  return keys.length === 0 ? nasty : fc.oneof({ arbitrary: one, weight: 5 }, { arbitrary: nasty, weight: 1 });
};

const isSound = (change: ListingChange): boolean => {
  const text = JSON.stringify(change);
  const sizes =
    change.artifact === undefined ||
    (change.artifact.sizeBytes >= 1 && change.artifact.sizeBytes <= MAX_ARTIFACT_BYTES && /^[0-9a-f]{64}$/.test(change.artifact.sha256));
  return sizes && text.length < 200_000 && !/\\u0000|\u202e/.test(text) && !Number.isNaN(Date.parse(change.updatedAt));
};

const RUNS = { numRuns: 400 };

describe('whatever a store answers, what is read is sound, and what is not is counted', () => {
  test('a listing', () => {
    fc.assert(
      fc.property(mutated(LISTING), (json) => {
        const { change, problems } = readListingChange(json, 'feed', '');
        expect(change === undefined ? problems.length > 0 : isSound(change)).toBe(true);
      }),
      RUNS,
    );
  });

  test('a package of an F-Droid index', () => {
    fc.assert(
      fc.property(mutated(PACKAGE), (json) => {
        const { change, problems } = readPackage('org.example.a', json as Json);
        expect(change === undefined ? problems.length > 0 : isSound(change)).toBe(true);
      }),
      RUNS,
    );
  });

  test('a page, an entry, an order, a cursor: a value, or a fault of the store', () => {
    const reads: readonly [unknown, (json: unknown) => unknown][] = [
      [PAGE, readFeedPage],
      [ENTRY, (json) => readEntryFile(json, 1e9)],
      [ORDER, readOrderReport],
      [{ packages: { a: PACKAGE } }, (json) => packagesOf(json as Json)],
    ];
    for (const [value, read] of reads)
      fc.assert(
        fc.property(mutated(value), (json) => endsWell(() => read(json))),
        RUNS,
      );
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String()), (text) => endsWell(() => knownOf(text))),
      RUNS,
    );
  });

  test('robots.txt of any text', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('User-agent', ':', '*', '\n', 'Disallow', ' /', 'Crawl-delay', '9', '#', 'Allow')), (parts) =>
        endsWell(() => readRobots(parts.join(''), 'A')),
      ),
      RUNS,
    );
  });
});

test('unmutated they are read without a word', () => {
  expect(readListingChange(LISTING, 'feed', '').problems).toEqual([]);
  expect(readPackage('org.example.a', PACKAGE).problems).toEqual([]);
  expect(readEntryFile(ENTRY, 1e9)).toMatchObject({ timestamp: 5, maxAgeDays: 14 });
  expect(readFeedPage(PAGE).page.problems).toEqual([]);
});

function endsWell(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch (error) {
    return error instanceof StoreFault;
  }
}
