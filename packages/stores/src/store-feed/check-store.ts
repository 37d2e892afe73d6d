import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCreditCode, readFilingNumber } from '@touchstone/domain/inventory';
import { acquire } from '../acquire.ts';
import type { ChangePage, ListingChange, StoreOrder } from '../connector.ts';
import type { Fetch, FetchResponse, Surroundings } from '../fetch-port.ts';
import { StoreFault } from '../store-fault.ts';
import { surroundings } from '../surroundings.ts';
import { whole } from '../transport.ts';
import { storeFeed } from './connector.ts';
import { signBody } from './signed-body.ts';

export interface CheckOptions {
  readonly baseUrl: string;
  readonly token: string;
  readonly secret: string;
  readonly fetch: Fetch;
  /** Also sends an order about an app that does not exist. */
  readonly withOrders?: boolean;
  /** Pages of the feed that are looked through; 20 when left out. */
  readonly pages?: number;
}

/** One thing the protocol asks for, and how the store does. `warn` is allowed but makes findings poorer. */
export interface CheckStep {
  readonly id: string;
  readonly result: 'pass' | 'warn' | 'fail' | 'not-checked';
  readonly zh: string;
  readonly en: string;
  /** What was seen. */
  readonly detail?: string;
}

export interface CheckReport {
  /** Nothing failed. */
  readonly ok: boolean;
  readonly steps: readonly CheckStep[];
}

type Outcome = { readonly result: CheckStep['result']; readonly detail?: string };

interface Situation {
  readonly options: CheckOptions;
  readonly around: Surroundings;
  readonly signal: AbortSignal;
  /** Pages that could be read. */
  readonly pages: readonly ChangePage[];
  readonly listings: readonly ListingChange[];
}

interface Check {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  run(situation: Situation): Promise<Outcome>;
}

/** Asks a store's server everything the protocol promises and says what is wrong with it, in the words of the protocol. */
export async function checkStore(options: CheckOptions, signal: AbortSignal): Promise<CheckReport> {
  const around = surroundings(options.fetch);
  const steps: CheckStep[] = [];
  const pages: ChangePage[] = [];
  const feed = storeOf(options, around);
  const reading = await outcomeOf(async () => {
    for await (const page of feed.changes(undefined, signal)) if (pages.push(page) >= (options.pages ?? 20)) break;
    return { result: pages.length > 0 ? 'pass' : 'warn', detail: `${pages.length} 页 / pages` };
  }, signal);
  steps.push({ id: 'feed', zh: '上架变更可以读取，签名正确', en: 'the feed can be read and its signatures are right', ...reading });
  const situation = { options, around, signal, pages, listings: pages.flatMap(({ changes }) => changes) };
  for (const { id, zh, en, run } of CHECKS) steps.push({ id, zh, en, ...(await outcomeOf(() => run(situation), signal)) });
  return { ok: steps.every(({ result }) => result !== 'fail'), steps };
}

const pass: Outcome = { result: 'pass' };
const fail = (detail: string): Outcome => ({ result: 'fail', detail });
const warn = (detail: string): Outcome => ({ result: 'warn', detail });
const notChecked = (detail: string): Outcome => ({ result: 'not-checked', detail });

const CHECKS: readonly Check[] = [
  {
    id: 'https',
    zh: '使用 HTTPS',
    en: 'HTTPS is used',
    run: async ({ options }) => (new URL(options.baseUrl).protocol === 'https:' ? pass : warn(options.baseUrl)),
  },
  {
    id: 'unauthorised',
    zh: '没有令牌时拒绝（401，problem+json）',
    en: 'without the token it refuses (401, problem+json)',
    run: (at) => refusal(at, '/feed?limit=1', { authorization: 'Bearer wrong' }, [401, 403]),
  },
  {
    id: 'unknown-cursor',
    zh: '不认识的游标返回 410（problem+json）',
    en: 'an unknown cursor gets 410 (problem+json)',
    run: (at) => refusal(at, '/feed?since=no-cursor-of-this-store', {}, [410]),
  },
  {
    id: 'bad-limit',
    zh: 'limit 超出范围时返回 400',
    en: 'a limit out of range gets 400',
    run: (at) => refusal(at, '/feed?limit=100000', {}, [400]),
  },
  {
    id: 'fields',
    zh: '每条变更的字段都符合约定',
    en: 'every field of every change is as agreed',
    run: async ({ pages }) => {
      const problems = pages.flatMap((page) => page.problems).map(({ code, at, storeAppId = '' }) => `${storeAppId} ${code} ${at}`.trim());
      return problems.length === 0 ? pass : fail(`${problems.length}: ${problems.slice(0, 5).join('; ')}`);
    },
  },
  {
    id: 'cursor-resumes',
    zh: '同一游标再次读取，得到同样的后续',
    en: 'a cursor read again brings the same that follows',
    run: cursorResumes,
  },
  {
    id: 'operators',
    zh: '开发者有名称和正确的统一社会信用代码',
    en: 'developers have a name and a right credit code',
    run: async ({ listings }) =>
      share(listings, ({ developer }) => developer !== undefined && readCreditCode(developer.creditCode ?? '').ok),
  },
  {
    id: 'filing-numbers',
    zh: '有 App 备案号且格式正确',
    en: 'App filing numbers are there and well formed',
    run: async ({ listings }) => share(listings, ({ filingNumber }) => readFilingNumber(filingNumber ?? '').ok),
  },
  {
    id: 'signers',
    zh: '安装包声明了签名证书',
    en: 'packages come with their signing certificates',
    run: async ({ listings }) => share(listings, ({ artifact }) => (artifact?.signers.length ?? 0) > 0),
  },
  {
    id: 'policies',
    zh: '有隐私政策地址和文本哈希',
    en: 'privacy policies have an address and a hash',
    run: async ({ listings }) => share(listings, ({ policy }) => policy?.url !== undefined && policy.sha256 !== undefined),
  },
  {
    id: 'artifact',
    zh: '安装包的大小、哈希、签名与声明一致',
    en: 'a package has the size, hash and signer it declares',
    run: artifactIsTrue,
  },
  { id: 'ranges', zh: '支持断点续传（206，Content-Range）', en: 'ranges are served (206, Content-Range)', run: rangesAreServed },
  {
    id: 'unknown-artifact',
    zh: '没有的安装包返回 404',
    en: 'a package that is not there gets 404',
    run: (at) => refusal(at, `/artifacts/${'0'.repeat(64)}`, {}, [404]),
  },
  { id: 'policy-text', zh: '隐私政策文本与哈希一致', en: 'the text of a policy fits its hash', run: policyIsTrue },
  {
    id: 'unsigned-order',
    zh: '拒绝没有签名的指令（401）',
    en: 'an unsigned order is refused (401)',
    run: (at) => orderRefusal(at, 'unsigned'),
  },
  {
    id: 'wrongly-signed-order',
    zh: '拒绝签名不符的指令（401）',
    en: 'a wrongly signed order is refused (401)',
    run: (at) => orderRefusal(at, 'foreign'),
  },
  { id: 'orders', zh: '指令可以下达、重复无害、可以查询', en: 'orders are taken, harmless again, and can be asked for', run: ordersWork },
];

/** A retry hides what is to be seen, and a checker is in no hurry. */
function storeOf({ baseUrl, token, secret }: CheckOptions, around: Surroundings): ReturnType<typeof storeFeed> {
  const transport = { retries: { attempts: 2, baseMs: 200, capMs: 5000 } };
  return storeFeed({ id: 'check', baseUrl, token, secret, pageSize: 50, transport, rate: { perSecond: 5, burst: 5, atOnce: 1 } }, around);
}

async function outcomeOf(work: () => Promise<Outcome>, signal: AbortSignal): Promise<Outcome> {
  try {
    return await work();
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof StoreFault)) throw error;
    return fail(`${error.message}${error.httpStatus === undefined ? '' : ` (HTTP ${error.httpStatus})`}`);
  }
}

function share(listings: readonly ListingChange[], isGood: (listing: ListingChange) => boolean): Outcome {
  const live = listings.filter(({ state }) => state === 'live');
  const bad = live.filter((listing) => !isGood(listing));
  if (live.length === 0) return notChecked('没有在架应用 / nothing is live');
  return bad.length === 0
    ? pass
    : warn(
        `${bad.length} / ${live.length}: ${bad
          .slice(0, 5)
          .map(({ storeAppId }) => storeAppId)
          .join(', ')}`,
      );
}

async function raw(
  { options, around, signal }: Situation,
  path: string,
  headers: Record<string, string>,
  body?: string,
): Promise<FetchResponse> {
  const url = options.baseUrl.replace(/\/+$/, '') + path;
  const all = { authorization: `Bearer ${options.token}`, 'webhook-id': `msg_${randomUUID()}`, ...headers };
  try {
    const limited = AbortSignal.any([signal, AbortSignal.timeout(30_000)]);
    const more = body === undefined ? {} : { body };
    return await around.fetch(url, {
      method: body === undefined ? 'GET' : 'POST',
      headers: all,
      signal: limited,
      redirect: 'manual',
      ...more,
    });
  } catch (cause) {
    throw new StoreFault('unreachable', path, { cause });
  }
}

async function refusal(
  at: Situation,
  path: string,
  headers: Record<string, string>,
  statuses: readonly number[],
  body?: string,
): Promise<Outcome> {
  const answer = await raw(at, path, headers, body);
  await whole(answer.body ?? empty(), 1024 * 1024, path);
  if (!statuses.includes(answer.status)) return fail(`HTTP ${answer.status}`);
  const type = answer.headers.get('content-type') ?? '';
  return type.includes('application/problem+json') ? pass : warn(`content-type: ${type}`);
}

async function* empty(): AsyncGenerator<Uint8Array> {}

async function cursorResumes({ options, around, pages, signal }: Situation): Promise<Outcome> {
  const [first, second] = pages;
  if (first === undefined || second === undefined) return notChecked('只有一页 / only one page');
  for await (const page of storeOf(options, around).changes(first.next, signal)) {
    const ids = (one: ChangePage) => one.changes.map(({ storeAppId }) => storeAppId).join(' ');
    return ids(page) === ids(second) ? pass : fail('两次不同 / it differed');
  }
  return fail('第二次没有内容 / the second time there was nothing');
}

/** The smallest: to be polite. */
const smallest = ({ listings }: Situation): ListingChange['artifact'] =>
  listings
    .flatMap(({ artifact, state }) => (artifact === undefined || state === 'gone' ? [] : [artifact]))
    .sort((a, b) => a.sizeBytes - b.sizeBytes)[0];

async function artifactIsTrue(at: Situation): Promise<Outcome> {
  const ref = smallest(at);
  if (ref === undefined) return notChecked('没有安装包 / no package');
  const quarantine = await mkdtemp(join(tmpdir(), 'check-store-'));
  try {
    const objects = { put: async (bytes: AsyncIterable<Uint8Array>) => void (await whole(bytes, ref.sizeBytes, ref.sha256)) };
    const acquired = await acquire(storeOf(at.options, at.around), ref, objects, { quarantine, attempts: 2 }, at.around, at.signal);
    if (acquired.state !== 'STORED') return fail(`${ref.sha256}: ${acquired.reason}`);
    return acquired.verified.notices.length === 0 ? pass : warn(acquired.verified.notices.join(', '));
  } finally {
    await rm(quarantine, { recursive: true, force: true });
  }
}

async function rangesAreServed(at: Situation): Promise<Outcome> {
  const ref = smallest(at);
  if (ref === undefined) return notChecked('没有安装包 / no package');
  const from = Math.floor(ref.sizeBytes / 2);
  const stream = await storeOf(at.options, at.around).openArtifact(ref, { from }, at.signal);
  const bytes = await whole(stream.bytes, ref.sizeBytes, ref.sha256);
  if (stream.from !== from) return fail(`从 ${stream.from} 开始 / began at ${stream.from}`);
  return bytes.length === ref.sizeBytes - from ? pass : fail(`${bytes.length} bytes`);
}

async function policyIsTrue(at: Situation): Promise<Outcome> {
  const policy = at.listings.map((listing) => listing.policy).find((one) => one?.sha256 !== undefined);
  if (policy === undefined) return notChecked('没有政策文本 / no policy text');
  await storeOf(at.options, at.around).policyText!(policy, at.signal);
  return pass;
}

const testOrder = (id: string, reason: string): StoreOrder => ({
  id,
  kind: 'delist',
  storeAppId: 'touchstone-check-no-such-app',
  documentNumber: '联调测试',
  reason,
  issuedAt: '2026-01-01T00:00:00Z',
  dueAt: '2026-01-01T00:00:00Z',
});

async function orderRefusal(at: Situation, how: 'unsigned' | 'foreign'): Promise<Outcome> {
  const body = JSON.stringify(testOrder(`check-${randomUUID()}`, how));
  const foreign = `whsec_${Buffer.alloc(32, 0x55).toString('base64')}`;
  const signature = how === 'unsigned' ? {} : { ...signBody(foreign, `msg_${randomUUID()}`, at.around.nowMs(), body) };
  return refusal(at, '/orders', { 'content-type': 'application/json', ...signature }, [401, 403], body);
}

async function ordersWork({ options, around, signal }: Situation): Promise<Outcome> {
  if (options.withOrders !== true) return notChecked('未要求 / not asked for');
  const store = storeOf(options, around);
  const id = `check-${randomUUID()}`;
  const first = await store.sendOrder!(testOrder(id, '联调'), signal);
  const again = await store.sendOrder!(testOrder(id, '联调'), signal);
  const state = await store.orderState!(id, signal);
  const conflict = await store.sendOrder!(testOrder(id, '另一个'), signal).then(
    () => 200,
    (error: unknown) => (error instanceof StoreFault ? error.httpStatus : undefined),
  );
  if (conflict !== 409) return fail(`同号不同内容应为 409 / same id, other text: ${conflict ?? 'no answer'}`);
  return first.state === again.state || again.state === state.state ? pass : warn(`${first.state}, ${again.state}, ${state.state}`);
}
