import type { ChangePage } from '../connector.ts';
import { StoreFault } from '../store-fault.ts';
import { surroundings } from '../surroundings.ts';
import { type CheckOptions, type CheckReport, type CheckStep, fail, type Outcome, storeOf } from './checks/check.ts';
import { CHECKS } from './checks/index.ts';

export type { CheckOptions, CheckReport, CheckStep } from './checks/check.ts';

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

async function outcomeOf(work: () => Promise<Outcome>, signal: AbortSignal): Promise<Outcome> {
  try {
    return await work();
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof StoreFault)) throw error;
    return fail(`${error.message}${error.httpStatus === undefined ? '' : ` (HTTP ${error.httpStatus})`}`);
  }
}
