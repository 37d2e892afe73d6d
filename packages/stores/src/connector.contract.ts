import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ArtifactRef, ChangePage, ListingChange, StoreConnector } from './connector.ts';
import { download } from './download.ts';
import { StoreFault, type StoreFaultCode } from './store-fault.ts';
import { whole } from './transport.ts';

/** A store under test: an honest one with at least three listings and their artifacts, until it is told to lie. */
export interface Subject {
  readonly connector: StoreConnector;
  /** The connector as after a restart: nothing but the cursor is left. */
  reopen(): StoreConnector;
  /** Changes one listing, or adds one; its id. */
  change(): Promise<string>;
  /** Ids of all listings that are live. */
  readonly live: readonly string[];
  /** No page may hold more. */
  readonly pageSize: number;
  /** From now on the store lies so. Called only with those given to {@link describeConnector}. */
  lie(lie: SubjectLie): void | Promise<void>;
  /** Requests made so far; 0 where there is no wire. */
  requests(): number;
  close(): Promise<void>;
}

/** Lies about the list of changes, and what reading it must come to. */
const READING = {
  'endless-pages': 'endless',
  'repeated-page': 'endless',
  'huge-page': 'too-large',
  'not-json': 'malformed',
  unsigned: 'unsigned',
  'foreign-signature': 'signature-invalid',
  replayed: 'stale',
  redirects: 'refused',
  forbidden: 'not-permitted',
  'wrong-index-hash': 'wrong-hash',
  'wrong-index-size': 'wrong-size',
} as const satisfies Readonly<Record<string, StoreFaultCode>>;

/** Lies about an artifact, and why it must be refused. */
const LOADING = { 'wrong-hash': 'wrong-hash', 'wrong-size': 'wrong-size', 'endless-body': 'wrong-size' } as const;

/** What a connector must survive; a kind of store that cannot lie in one of these ways leaves it out. */
export type SubjectLie =
  | keyof typeof READING
  | keyof typeof LOADING
  | 'cut-body'
  | 'slow-body'
  | 'busy-once'
  | 'duplicates'
  | 'broken-items'
  | 'forgets-cursors';

const around = { sleep: async () => undefined, random: () => 0, nowMs: () => 0 };
const never = new AbortController().signal;

export const pagesOf = async (connector: StoreConnector, cursor?: string, signal: AbortSignal = never): Promise<ChangePage[]> => {
  const pages: ChangePage[] = [];
  for await (const page of connector.changes(cursor, signal)) pages.push(page);
  return pages;
};

const changesOf = (pages: readonly ChangePage[]): ListingChange[] => pages.flatMap(({ changes }) => changes);
const liveOf = (changes: readonly ListingChange[]): string[] => {
  const states = new Map(changes.map(({ storeAppId, state }) => [storeAppId, state]));
  return [...states].filter(([, state]) => state === 'live').map(([id]) => id);
};
const faultOf = async (work: () => Promise<unknown>): Promise<string> => {
  try {
    await work();
    return 'answers';
  } catch (error) {
    return error instanceof StoreFault ? error.code : `not a fault: ${String(error)}`;
  }
};

/** What every connector must do, run by the test beside each. */
export function describeConnector(name: string, lies: readonly SubjectLie[], open: () => Promise<Subject>): void {
  /** A test for stores that can lie so; none for the others. */
  const toldOf = (lie: SubjectLie) => (title: string, work: () => Promise<void>) => {
    if (lies.includes(lie)) test(title, work);
  };
  describe(`${name} keeps the contract`, () => {
    let subject: Subject;
    let folder: string;
    beforeEach(async () => {
      folder = mkdtempSync(join(tmpdir(), 'stores-'));
      subject = await open();
    });
    afterEach(async () => {
      await subject.close();
      rmSync(folder, { recursive: true });
    });
    const artifacts = async (): Promise<ArtifactRef[]> => {
      const all = changesOf(await pagesOf(subject.connector)).flatMap(({ artifact }) => artifact ?? []);
      return all.sort((a, b) => a.sizeBytes - b.sizeBytes);
    };
    const largest = async (): Promise<ArtifactRef> => (await artifacts()).at(-1)!;
    const load = (ref: ArtifactRef, attempts = 2) => download(subject.connector, ref, { quarantine: folder, attempts }, around, never);

    test('from the beginning it tells of all that is live, in pages that are bounded', async () => {
      const pages = await pagesOf(subject.connector);
      expect(liveOf(changesOf(pages)).sort()).toEqual([...subject.live].sort());
      expect(subject.live.length).toBeGreaterThanOrEqual(3);
      expect(pages.length).toBeGreaterThan(1);
      for (const page of pages) expect(page.changes.length).toBeLessThanOrEqual(subject.pageSize);
      expect(pages.flatMap(({ problems }) => problems)).toEqual([]);
    });

    test('the cursor of any page resumes exactly behind it, also after a restart', async () => {
      const pages = await pagesOf(subject.connector);
      for (const [i, { next }] of pages.entries()) {
        const rest = await pagesOf(subject.reopen(), next);
        expect(changesOf(rest)).toEqual(changesOf(pages.slice(i + 1)));
      }
    });

    test('from the last cursor only what changed since', async () => {
      const end = (await pagesOf(subject.connector)).at(-1)!.next;
      expect(changesOf(await pagesOf(subject.connector, end))).toEqual([]);
      const id = await subject.change();
      const since = await pagesOf(subject.connector, end);
      expect(changesOf(since).map(({ storeAppId }) => storeAppId)).toEqual([id]);
      expect(changesOf(await pagesOf(subject.reopen(), since.at(-1)!.next))).toEqual([]);
    });

    test('a change that comes between two pages is not lost', async () => {
      const [first] = await pagesOf(subject.connector);
      const id = await subject.change();
      const rest = changesOf(await pagesOf(subject.reopen(), first!.next));
      const last = changesOf(await pagesOf(subject.reopen())).find(({ storeAppId }) => storeAppId === id);
      const told = [...first!.changes, ...rest].findLast(({ storeAppId }) => storeAppId === id);
      expect(told).toEqual(last);
    });

    test('an artifact is what its hash says, from the beginning and from the middle', async () => {
      const ref = await largest();
      const { bytes, from } = await subject.connector.openArtifact(ref, { from: 0 }, never);
      const all = await whole(bytes, ref.sizeBytes, 'test');
      expect(from).toBe(0);
      expect(createHash('sha256').update(all).digest('hex')).toBe(ref.sha256);
      const half = Math.floor(ref.sizeBytes / 2);
      const tail = await subject.connector.openArtifact(ref, { from: half }, never);
      expect(Buffer.from(await whole(tail.bytes, ref.sizeBytes, 'test')).equals(all.subarray(tail.from))).toBe(true);
      expect(tail.from).toBe(subject.connector.about.can.includes('ranges') ? half : 0);
    });

    test('a download goes on where it was cut, and starts over when the piece was of another file', async () => {
      const ref = await largest();
      const part = join(folder, `${ref.sha256}.part`);
      const { bytes } = await subject.connector.openArtifact(ref, { from: 0 }, never);
      const all = await whole(bytes, ref.sizeBytes, 'test');
      for (const piece of [all.subarray(0, all.length / 3), Buffer.alloc(100, 7), Buffer.alloc(ref.sizeBytes + 5), all]) {
        writeFileSync(part, piece);
        expect(await load(ref)).toMatchObject({ ok: true, sizeBytes: ref.sizeBytes });
        expect(existsSync(part)).toBe(false);
        rmSync(join(folder, ref.sha256));
      }
    });

    test('an artifact that the store does not have is a fault that no other try cures', async () => {
      const ref = { ...(await largest()), sha256: 'f'.repeat(64), location: '/none.apk' };
      const fault = await load(ref).catch((error: unknown) => error);
      expect(fault).toMatchObject({ name: 'StoreFault', code: 'not-found', retryable: false });
    });

    test('more than is allowed is not fetched', async () => {
      const ref = await largest();
      const refused = await download(subject.connector, ref, { quarantine: folder, maxBytes: ref.sizeBytes - 1 }, around, never);
      expect(refused).toMatchObject({ ok: false, reason: 'too-large' });
    });

    test('cancelled before it begins, it stops with the reason', async () => {
      const ref = await largest();
      const reason = new Error('stopped by a test');
      const signal = AbortSignal.abort(reason);
      await expect(pagesOf(subject.connector, undefined, signal)).rejects.toBe(reason);
      await expect(download(subject.connector, ref, { quarantine: folder }, around, signal)).rejects.toBe(reason);
    });

    toldOf('slow-body')('cancelled within a slow body, it stops at once with the reason', async () => {
      const ref = await largest();
      await subject.lie('slow-body');
      const reason = new Error('stopped by a test');
      const later = new AbortController();
      const started = performance.now();
      setTimeout(() => later.abort(reason), 100);
      await expect(download(subject.connector, ref, { quarantine: folder }, around, later.signal)).rejects.toBe(reason);
      expect(performance.now() - started).toBeLessThan(3000);
    });

    for (const [lie, expected] of Object.entries(READING) as [keyof typeof READING, string][]) {
      toldOf(lie)(`${lie}: ${expected}`, async () => {
        await subject.lie(lie);
        const before = subject.requests();
        expect(await faultOf(() => pagesOf(subject.reopen()))).toBe(expected);
        if (expected !== 'endless') expect(subject.requests() - before).toBeLessThanOrEqual(3);
      });
    }

    for (const [lie, expected] of Object.entries(LOADING) as [keyof typeof LOADING, string][]) {
      toldOf(lie)(`${lie}: refused, and nothing is left under its name`, async () => {
        const ref = await largest();
        await subject.lie(lie);
        expect(await load(ref)).toMatchObject({ ok: false, reason: expected });
        expect(existsSync(join(folder, ref.sha256))).toBe(false);
      });
    }

    toldOf('forgets-cursors')('a cursor that is not known any more is a fault of its own', async () => {
      const [first] = await pagesOf(subject.connector);
      await subject.lie('forgets-cursors');
      expect(await faultOf(() => pagesOf(subject.reopen(), first!.next))).toBe('cursor-expired');
    });

    toldOf('cut-body')('cut again and again, each piece brings it further', async () => {
      const ref = (await artifacts())[0]!;
      await subject.lie('cut-body');
      expect(await load(ref, 20)).toMatchObject({ ok: true });
    });

    toldOf('busy-once')('busy once, it is asked again', async () => {
      await subject.lie('busy-once');
      expect(liveOf(changesOf(await pagesOf(subject.connector))).sort()).toEqual([...subject.live].sort());
    });

    toldOf('duplicates')('what is told twice changes nothing', async () => {
      await subject.lie('duplicates');
      const pages = await pagesOf(subject.connector);
      expect(liveOf(changesOf(pages)).sort()).toEqual([...subject.live].sort());
      for (const { changes } of pages) expect(new Set(changes.map(({ storeAppId }) => storeAppId)).size).toBe(changes.length);
    });

    toldOf('broken-items')('items that make no sense are counted, and the others stand', async () => {
      await subject.lie('broken-items');
      const pages = await pagesOf(subject.reopen());
      expect(pages.flatMap(({ problems }) => problems).length).toBeGreaterThan(0);
      expect(changesOf(pages).length).toBeGreaterThan(0);
      for (const change of changesOf(pages)) {
        expect(JSON.stringify(change)).not.toMatch(/\.\.\/|\u202e/);
        expect(change.artifact?.sizeBytes ?? 0).toBeLessThanOrEqual(4 * 1024 ** 3);
      }
    });
  });
}
