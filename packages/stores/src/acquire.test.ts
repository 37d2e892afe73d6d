import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apk, signer, zip } from '@touchstone/test-kit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { acquire } from './acquire.ts';
import type { ArtifactRef, StoreConnector } from './connector.ts';
import { StoreFault } from './store-fault.ts';
import { whole } from './transport.ts';

const never = new AbortController().signal;
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const around = { sleep: async () => undefined, random: () => 0, nowMs: () => Date.now() };
let quarantine = '';
beforeEach(() => {
  quarantine = mkdtempSync(join(tmpdir(), 'acquire-'));
});
afterEach(() => rmSync(quarantine, { recursive: true }));

async function* inPieces(bytes: Uint8Array, from: number, delayMs = 0): AsyncGenerator<Uint8Array> {
  for (let at = from; at < bytes.length; at += 1000) {
    if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
    yield bytes.subarray(at, at + 1000);
  }
}

const storeOf = (bytes: Uint8Array, more: { declaresSigner?: boolean; delayMs?: number } = {}): StoreConnector => ({
  about: {
    id: 's',
    kind: 'store-feed',
    can: ['artifacts'],
    rate: { perSecond: 1, burst: 1, atOnce: 1 },
    declaresSigner: more.declaresSigner ?? true,
  },
  async *changes() {},
  openArtifact: async (_, { from }) => ({ from, totalBytes: bytes.length, bytes: inPieces(bytes, from, more.delayMs) }),
});
const refOf = (bytes: Uint8Array, more: Partial<ArtifactRef> = {}): ArtifactRef => ({
  sha256: sha256(bytes),
  sizeBytes: bytes.length,
  kind: 'apk',
  signers: [],
  ...more,
});

/** What is stored, or why not; and what is left in quarantine. */
async function acquired(
  bytes: Uint8Array,
  ref: Partial<ArtifactRef> = {},
  more: Parameters<typeof storeOf>[1] & object = {},
  options: object = {},
) {
  const stored: Uint8Array[] = [];
  const objects = { put: async (stream: AsyncIterable<Uint8Array>) => void stored.push(await whole(stream, 1e9, 'test')) };
  const result = await acquire(storeOf(bytes, more), refOf(bytes, ref), objects, { quarantine, attempts: 1, ...options }, around, never);
  return { result, stored, left: readdirSync(quarantine) };
}

const app = apk({ package: 'cn.example.app' });
const release = sha256(signer('release').certificates[0]!);

test('an app goes through quarantine into the store, and nothing stays behind', async () => {
  const { result, stored, left } = await acquired(app, { signers: [release] });
  expect(result).toMatchObject({ state: 'STORED', sizeBytes: app.length, verified: { signers: [release], notices: [] } });
  expect(Buffer.from(stored[0]!).equals(app)).toBe(true);
  expect(left).toEqual([]);
});

test('an app of several gigabytes is not asked for when less is allowed', async () => {
  const { result, stored } = await acquired(app, {}, {}, { maxBytes: 100 });
  expect([result, stored]).toEqual([{ state: 'REJECTED', reason: 'too-large', found: `${app.length} bytes` }, []]);
});

test.each([
  ['another hash', app, { sha256: '0'.repeat(64) }, 'wrong-hash'],
  ['another size', app, { sizeBytes: app.length + 1 }, 'wrong-size'],
  ['a foreign signer', app, { signers: ['0'.repeat(64)] }, 'foreign-signer'],
  ['no archive', Buffer.from('<html>404</html>'), {}, 'not-an-archive'],
] as const)('%s is refused, not stored, and not kept', async (_, bytes, ref, reason) => {
  const { result, stored, left } = await acquired(bytes, ref);
  expect(result).toMatchObject({ state: 'REJECTED', reason });
  expect([stored, left]).toEqual([[], []]);
});

test('where nobody vouches for a signer, a foreign one and a broken signature are findings', async () => {
  const other = await acquired(app, { signers: ['0'.repeat(64)] }, { declaresSigner: false });
  expect(other.result).toMatchObject({ state: 'STORED', verified: { notices: ['foreign-signer'] } });
  const unsigned = await acquired(apk({ package: 'cn.example.app', sign: false }));
  expect(unsigned.result).toMatchObject({ state: 'STORED', verified: { signers: [], notices: ['unsigned'] } });
  const changed = Buffer.from(app);
  changed[60] = changed[60]! ^ 1;
  const broken = await acquired(changed);
  expect(broken.result).toMatchObject({ state: 'STORED', verified: { notices: ['signature-invalid'] } });
});

test('a small file that claims to unpack to terabytes is refused', async () => {
  const claims = zip([{ name: 'AndroidManifest.xml', data: 'x' }]);
  const directory = Buffer.from(claims).lastIndexOf(Buffer.from('PK\u0001\u0002', 'latin1'));
  const lying = Buffer.from(claims);
  lying.writeUInt32LE(0xfffffff0, directory + 24);
  expect((await acquired(lying)).result).toMatchObject({ state: 'REJECTED', reason: 'bomb' });
});

test('more in quarantine than the store has: it begins again, and the store is convicted of its size', async () => {
  const whole = storeOf(app);
  const shorter: StoreConnector = {
    ...whole,
    openArtifact: async (ref, range, signal) => {
      if (range.from >= 100) throw new StoreFault('refused', 'test', { httpStatus: 416 });
      return { ...(await whole.openArtifact(ref, range, signal)), totalBytes: 100 };
    },
  };
  writeFileSync(join(quarantine, `${sha256(app)}.part`), app.subarray(0, 200));
  const refused = await acquire(shorter, refOf(app), { put: async () => undefined }, { quarantine }, around, never);
  expect(refused).toMatchObject({ state: 'REJECTED', reason: 'wrong-size' });
});

test('a store that gives a byte each time is left after a hundred tries', async () => {
  let tries = 0;
  const miser: StoreConnector = {
    ...storeOf(app),
    openArtifact: async (_, { from }) => {
      tries++;
      return { from, totalBytes: app.length, bytes: inPieces(app.subarray(0, from + 1), from) };
    },
  };
  const failed = await acquire(miser, refOf(app), { put: async () => undefined }, { quarantine }, around, never);
  expect([failed.state, tries]).toEqual(['FETCH_FAILED', 100]);
});

test('two that want the same bytes at once both get them', async () => {
  const puts: number[] = [];
  const objects = { put: async (stream: AsyncIterable<Uint8Array>) => void puts.push((await whole(stream, 1e9, 'test')).length) };
  const all = await Promise.all(
    [1, 2, 3].map(() => acquire(storeOf(app, { delayMs: 1 }), refOf(app), objects, { quarantine }, around, never)),
  );
  expect(all.map(({ state }) => state)).toEqual(['STORED', 'STORED', 'STORED']);
  expect(puts).toEqual([app.length, app.length, app.length]);
});

test('a store that drips is left, and may be tried again later', async () => {
  const { result } = await acquired(Buffer.alloc(50_000), {}, { delayMs: 20 }, { leastBytesPerSecond: 1e6, graceMs: 50 });
  expect(result).toMatchObject({ state: 'FETCH_FAILED', reason: 'timed-out', retryable: true });
});

test('cut short at every hundredth byte, a package is never stored as the whole', async () => {
  for (let length = 0; length < app.length; length += 100) {
    const { stored } = await acquired(app.subarray(0, length), { sha256: sha256(app), sizeBytes: app.length });
    expect(stored).toEqual([]);
    rmSync(join(quarantine, `${sha256(app)}.part`), { force: true });
  }
});
