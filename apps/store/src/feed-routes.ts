import type { ListingChange } from '@touchstone/stores';
import type { FastifyInstance } from 'fastify';
import type { Lies } from './lies.ts';
import { problem } from './problem.ts';
import type { Store } from './server.ts';

const MAX_LIMIT = 1000;
const USUAL_LIMIT = 200;

/** `GET /feed`: listings that changed after a cursor. */
export function feedRoutes(app: FastifyInstance, { shelf, lies, send }: Store): void {
  let told = 0;
  app.get<{ Querystring: { since?: string; limit?: string } }>('/feed', async (request, reply) => {
    const { since, limit = String(USUAL_LIMIT) } = request.query;
    const wanted = /^\d{1,4}$/.test(limit) ? Number(limit) : 0;
    if (wanted < 1 || wanted > MAX_LIMIT) return problem(reply, 400, 'bad-limit', `limit is a number from 1 to ${MAX_LIMIT}`);
    const from = since === undefined ? 0 : seqOf(since);
    if (from === undefined || from > shelf.seq || (lies.has('forgets-cursors') && since !== undefined)) {
      return problem(reply, 410, 'cursor-expired', 'this cursor is not known any more: begin again without one');
    }
    told++;
    const page = shelf.after(from, wanted);
    const changes = deceived(page.listings, lies, wanted);
    const isEndless = lies.has('endless-pages') || lies.has('repeated-page');
    const cursor = lies.has('endless-pages') ? cursorOf(from) + told.toString(36) : cursorOf(page.seq);
    const repeated = lies.has('repeated-page') ? cursorOf(0) : cursor;
    return send(request, reply, 200, { cursor: repeated, more: page.hasMore || isEndless, changes });
  });
}

const cursorOf = (seq: number): string => `s${seq}.`;

function seqOf(cursor: string): number | undefined {
  const digits = /^s(\d{1,12})\.[0-9a-z]*$/.exec(cursor)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function deceived(listings: readonly ListingChange[], lies: Lies, limit: number): readonly unknown[] {
  if (lies.has('huge-page')) return Array.from({ length: limit + 1 }, (_, i) => ({ ...listings[0], storeAppId: `many-${i}` }));
  const signed = lies.has('wrong-signer') ? listings.map(withForeignSigner) : listings;
  if (lies.has('duplicates')) return [...signed, ...signed].slice(0, limit);
  if (lies.has('broken-items')) return [...signed.slice(0, limit - BROKEN.length), ...BROKEN];
  return signed;
}

function withForeignSigner(listing: ListingChange): ListingChange {
  return listing.artifact === undefined ? listing : { ...listing, artifact: { ...listing.artifact, signers: ['0'.repeat(64)] } };
}

/** Items no honest store sends. */
const BROKEN: readonly unknown[] = [
  null,
  17,
  [],
  { storeAppId: 'no-state' },
  { storeAppId: 'x'.repeat(5000), state: 'live', updatedAt: '2026-11-01T00:00:00Z' },
  { storeAppId: 'bad-size', state: 'live', updatedAt: '2026-11-01T00:00:00Z', artifact: { sha256: 'a'.repeat(64), sizeBytes: 1e300 } },
  { storeAppId: 'bad-hash', state: 'live', updatedAt: '2026-11-01T00:00:00Z', artifact: { sha256: '../../etc/passwd', sizeBytes: 1 } },
  { storeAppId: 'bad-time', state: 'live', updatedAt: '2026-02-31T99:00:00Z' },
  { storeAppId: 'turned', state: 'live', updatedAt: '2026-11-01T00:00:00Z', names: { 'zh-CN': '安全\u202eкпа.exe' } },
];
