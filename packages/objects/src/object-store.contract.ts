import { createHash, randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ObjectFault } from './object-fault.ts';
import type { ObjectStore } from './object-store.ts';

export interface StoreUnderTest {
  readonly store: ObjectStore;
  /** Changes bytes behind the store's back; undefined when that cannot be done to this one. */
  damage(sha256: string, bytes: Uint8Array): Promise<void>;
  close(): Promise<void>;
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const ABSENT = sha256(Buffer.from('nobody put this'));
const MAX = { maxBytes: 1 << 30 };

const codeOf = async (step: Promise<unknown>) => {
  const error = await step.then(
    () => undefined,
    (fault: unknown) => fault,
  );
  return error instanceof ObjectFault ? error.code : error;
};

/** What every store of objects must do. */
export function objectStoreContract(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`${name} keeps the contract of object stores`, () => {
    let under: StoreUnderTest;
    let store: ObjectStore;
    beforeAll(async () => {
      under = await open();
      store = under.store;
    });
    afterAll(() => under.close());

    const putText = (text: string) => store.put([Buffer.from(text)], MAX);
    const textOf = async (address: string, range?: { start: number; end?: number }) =>
      (await buffer(await store.open(address, range))).toString();
    const listed = async (after?: string) => {
      const all: string[] = [];
      for await (const object of store.list(after)) all.push(object.sha256);
      return all;
    };

    test.each([
      ['nothing', new Uint8Array(0)],
      ['a few bytes', Buffer.from('试金石')],
      ['several megabytes', randomBytes(11 * 1024 * 1024 + 17)],
    ])('%s come back as they went in', async (_name, bytes) => {
      async function* pieces() {
        for (let at = 0; at < bytes.length; at += 70_001) yield bytes.subarray(at, at + 70_001);
      }
      const stored = await store.put(pieces(), MAX);
      expect(stored).toEqual({ sha256: sha256(bytes), sizeBytes: bytes.length });
      expect(sha256(await buffer(await store.open(stored.sha256)))).toBe(stored.sha256);
      expect(await store.stat(stored.sha256)).toEqual(stored);
      expect(await store.verify(stored.sha256)).toBe('whole');
    });

    test('the same bytes are one object, from however many at once', async () => {
      const all = await Promise.all(Array.from({ length: 5 }, () => putText('the same')));
      expect(new Set(all.map((stored) => stored.sha256))).toHaveProperty('size', 1);
      expect((await listed()).filter((address) => address === all[0]?.sha256)).toHaveLength(1);
    });

    test.each([
      ['from the start', { start: 0, end: 3 }, '0123'],
      ['from the middle to the end', { start: 6 }, '6789'],
      ['a single byte', { start: 5, end: 5 }, '5'],
      ['beyond the end, cut there', { start: 8, end: 99 }, '89'],
    ])('a part: %s', async (_name, range, expected) => {
      const { sha256: address } = await putText('0123456789');
      expect(await textOf(address, range)).toBe(expected);
    });

    test('a part that begins behind the end is refused', async () => {
      const { sha256: address } = await putText('0123456789');
      expect(await codeOf(store.open(address, { start: 10 }))).toBe('out-of-range');
    });

    test('bytes of another hash than expected are refused and not kept', async () => {
      const bytes = Buffer.from('not what was said');
      expect(await codeOf(store.put([bytes], { ...MAX, expectedSha256: ABSENT }))).toBe('wrong-hash');
      expect([await store.has(sha256(bytes)), await store.has(ABSENT)]).toEqual([false, false]);
    });

    test('a stream without end is refused at the limit and told to stop', async () => {
      let isStopped = false;
      async function* endless() {
        try {
          for (;;) yield new Uint8Array(64 * 1024);
        } finally {
          isStopped = true;
        }
      }
      expect(await codeOf(store.put(endless(), { maxBytes: 3_000_000 }))).toBe('too-large');
      expect(isStopped).toBe(true);
    });

    test('a stream that breaks leaves nothing, and its fault is the one given', async () => {
      const before = await listed();
      async function* broken() {
        yield Buffer.from('half of ');
        throw new RangeError('the line is gone');
      }
      await expect(store.put(broken(), MAX)).rejects.toThrow('the line is gone');
      expect(await listed()).toEqual(before);
    });

    test('what is not there is said so', async () => {
      expect(await codeOf(store.open(ABSENT))).toBe('not-found');
      expect([await store.has(ABSENT), await store.stat(ABSENT), await store.delete(ABSENT), await store.verify(ABSENT)]).toEqual([
        false,
        undefined,
        false,
        'missing',
      ]);
    });

    test.each(['../../etc/passwd', '', 'A'.repeat(64), `${'a'.repeat(64)}/..`, 'a'.repeat(63)])('%j is no address', async (address) => {
      expect(await codeOf(store.open(address))).toBe('not-an-address');
      expect(await codeOf(store.delete(address))).toBe('not-an-address');
      expect(await codeOf(store.put([], { ...MAX, expectedSha256: address }))).toBe('not-an-address');
    });

    test('what is deleted is gone, once', async () => {
      const { sha256: address } = await putText('to be deleted');
      expect([await store.delete(address), await store.delete(address), await store.has(address)]).toEqual([true, false, false]);
    });

    test('the list is in order, and goes on behind any address', async () => {
      for (let i = 0; i < 12; i++) await putText(`listed ${i}`);
      const all = await listed();
      expect(all).toEqual(all.toSorted());
      for (const after of [all[0]!, all[5]!, ABSENT]) expect(await listed(after)).toEqual(all.filter((address) => address > after));
    });

    test('damage is found', async () => {
      const { sha256: address } = await putText('as it was');
      await under.damage(address, Buffer.from('as it is.'));
      expect(await store.verify(address)).toBe('damaged');
    });
  });
}
