import type { ProcessRecord, RunLog, Seen } from '@touchstone/trace';
import type { Knowledge } from '../knowledge.ts';
import type { Hands } from './hands.ts';
import { isMainProcess } from './own-processes.ts';
import { runLimit, runWords } from './run-words.ts';

/** A start of one of the app's own processes. */
export interface OwnStart {
  readonly record: ProcessRecord;
  readonly context: Seen<ProcessRecord>['context'];
  /** `further`: another process of an app that lives. */
  readonly by: 'user' | 'itself' | 'further' | 'unknown';
}

/**
 * Starts of the app's processes in order, by whom they came about: the user, the app itself (a broadcast, job, alarm, another app), or
 * along with a process that lives.
 */
export function ownStartsOf(log: RunLog, packageName: string, hands: Hands, knowledge: Knowledge): readonly OwnStart[] {
  const byUser = runWords(knowledge, 'byUser');
  const handMs = runLimit(knowledge, 'hand');
  const pages = pageLines(log, packageName);
  let nextPage = 0;
  const alive = new Set<string>();
  const starts: OwnStart[] = [];
  for (const { record, context } of log.processes) {
    if (record.package !== packageName) continue;
    const name = isMainProcess(record) ? packageName : (record.process ?? packageName);
    if (record.event === 'end') {
      // Who kills an app kills all of it; a process of its own may end alone.
      if (name === packageName) alive.clear();
      else alive.delete(name);
      continue;
    }
    starts.push({ record, context, by: cause(record, context.appState) });
    alive.add(name);
  }
  return starts;

  function cause(record: ProcessRecord, appState: string | undefined): OwnStart['by'] {
    const { cause: said, caller } = record;
    if (said !== undefined && byUser.test(said)) return 'user';
    if (caller !== undefined && /launcher/i.test(caller)) return 'user';
    const isKilled = appState === 'killed';
    if (alive.size > 0 && !isKilled) return 'further';
    if (appState === 'foreground' || appState === 'silent') return said === undefined ? 'unknown' : 'user';
    if (said === undefined && opensPage(record)) return 'user';
    if (said === 'activity' && (caller === undefined || caller === packageName) && hasHand(record)) return 'user';
    // Without a state only a cause tells that nobody asked for it.
    return said !== undefined || appState !== undefined ? 'itself' : 'unknown';
  }

  function opensPage({ line, time }: ProcessRecord): boolean {
    while (nextPage < pages.length && (pages[nextPage]?.line ?? 0) <= line) nextPage++;
    const next = pages[nextPage];
    return next !== undefined && (time === undefined || next.time === undefined || next.time - time <= handMs);
  }

  function hasHand({ time }: ProcessRecord): boolean {
    return time !== undefined && hands.before(time, handMs) !== undefined;
  }
}

function pageLines({ acts }: RunLog, packageName: string): readonly { readonly line: number; readonly time?: number }[] {
  return acts.flatMap(({ record }) => (record.event === 'page' && (record.page ?? '').startsWith(packageName) ? [record] : []));
}
