import { createHash } from 'node:crypto';
import type { ConnectorDescription, ListingRef, ProbeResult, RateLimit, StoreConnector } from '../connector.ts';
import type { Surroundings } from '../fetch-port.ts';
import { StoreFault } from '../store-fault.ts';
import { transport } from '../transport.ts';
import { judgePage } from './judge-page.ts';
import { isAllowed, type Robots, readRobots } from './robots.ts';
import type { StorePage } from './store-page.ts';

export interface ProbeOptions {
  readonly page: StorePage;
  /** Probes are off until somebody answers for them: address or telephone number, told to the store with each request. */
  readonly contact: string;
  /** Slower than usual, if wished; never faster. */
  readonly secondsBetween?: number;
}

/** A look at a store's public page. */
export interface StoreProbe {
  readonly about: ConnectorDescription;
  probe: NonNullable<StoreConnector['probe']>;
}

const AGENT = 'TouchstoneProbe';
const SECONDS_BETWEEN = 5;
const MAX_PAGE_BYTES = 8 * 1024 * 1024;
const MAX_ROBOTS_BYTES = 512 * 1024;
const ROBOTS_MS = 24 * 60 * 60 * 1000;
/** Answers that are evidence too; the rest is a fault of the wire. */
const ANSWERS = [200, 301, 302, 303, 307, 308, 400, 401, 403, 404, 410, 418, 451];

/** One request at a time, robots.txt obeyed, our name and a contact in each request. */
export function storeProbe({ page, contact, secondsBetween = 0 }: ProbeOptions, around: Surroundings): StoreProbe {
  if (contact.trim() === '') throw new Error('a probe needs a contact: the store must know whom to ask');
  const seconds = Math.max(SECONDS_BETWEEN, secondsBetween);
  const rate: RateLimit = { perSecond: 1 / seconds, burst: 1, atOnce: 1 };
  const wire = transport(around, { rate, retries: { attempts: 2, baseMs: 10_000, capMs: 120_000 } });
  const headers = {
    'user-agent': `${AGENT}/1 (+${contact.replace(/[^\x20-\x7e]/g, '')})`,
    accept: 'text/html,application/json',
    'accept-language': 'zh-CN',
  };
  const { origin } = new URL(page.address.replace(/\{\w+\}/g, '0'));
  let robots: { readonly rules: Robots; readonly untilMs: number } | undefined;
  let quietUntilMs = 0;

  async function rules(signal: AbortSignal): Promise<Robots> {
    if (robots !== undefined && around.nowMs() < robots.untilMs) return robots.rules;
    const what = `reading robots.txt of ${page.id}`;
    const { answer, body } = await wire.read(
      { url: `${origin}/robots.txt`, headers, accept: [...ANSWERS], what },
      MAX_ROBOTS_BYTES,
      signal,
    );
    // A site without rules has none; one that forbids the file itself forbids all.
    const text =
      answer.status === 200 ? Buffer.from(body).toString('utf8') : [401, 403].includes(answer.status) ? 'User-agent: *\nDisallow: /' : '';
    robots = { rules: readRobots(text, AGENT), untilMs: around.nowMs() + ROBOTS_MS };
    return robots.rules;
  }

  async function probe(listing: ListingRef, signal: AbortSignal): Promise<ProbeResult> {
    const url = addressOf(page, listing);
    if (url === undefined) return { state: 'undecided', reason: 'probe/no-address', url: page.address };
    const allowed = await rules(signal);
    const { pathname, search } = new URL(url);
    if (!isAllowed(allowed, pathname + search)) return { state: 'undecided', reason: 'robots/disallowed', url };
    await around.sleep(Math.max(0, quietUntilMs - around.nowMs()), signal);
    quietUntilMs = around.nowMs() + (allowed.delaySeconds ?? 0) * 1000;
    const { answer, body } = await wire.read({ url, headers, accept: ANSWERS, what: `looking at ${url}` }, MAX_PAGE_BYTES, signal);
    const seen = { status: answer.status, location: answer.header('location'), contentType: answer.header('content-type'), bytes: body };
    const judged = await judgePage(seen, page, listing);
    return { ...judged, url, httpStatus: answer.status, page: body, pageSha256: createHash('sha256').update(body).digest('hex') };
  }

  return {
    about: { id: page.id, kind: 'probe', can: ['probe'], rate, declaresSigner: false },
    /** What goes wrong on the way is a result, too: nothing follows from it. */
    probe: async (listing, signal) => {
      try {
        return await probe(listing, signal);
      } catch (error) {
        if (!(error instanceof StoreFault)) throw error;
        const status = error.httpStatus === undefined ? {} : { httpStatus: error.httpStatus };
        return { state: 'undecided', reason: `wire/${error.code}`, url: addressOf(page, listing) ?? page.address, ...status };
      }
    },
  };
}

function addressOf({ address }: StorePage, { storeAppId, packageName }: ListingRef): string | undefined {
  if (address.includes('{package}') && packageName === undefined) return undefined;
  return address.replace('{id}', () => encodeURIComponent(storeAppId)).replace('{package}', () => encodeURIComponent(packageName ?? ''));
}
