import type { RunLog, Scenario } from '@touchstone/trace';
import type { Answer, Asked } from '../../runs/asked.ts';
import type { FeatureInUse } from '../../runs/feature-in-use.ts';
import { isMainProcess } from '../../runs/own-processes.ts';

/** Where the app began anew in a log. */
export interface Restarts {
  /** Lines, in order. */
  readonly lines: readonly number[];
  /** Until then, in milliseconds since 1970, the app is in its first use where no step is marked. */
  readonly firstUseUntil: number | undefined;
}

const FIRST_USE: ReadonlySet<Scenario> = new Set(['first-launch', 'refuse', 'agree', 'reinstall']);

/** Starts and ends of the app's main process, and steps that begin with a start. */
export function restartsOf({ processes, steps, consents }: RunLog, packageName: string, firstUseMs: number): Restarts {
  const own = processes.filter(({ record }) => record.package === packageName && isMainProcess(record)).map(({ record }) => record);
  const begun = steps.filter(({ scenario }) => scenario === 'restart-after-denial' || scenario === 'reinstall');
  const agreed = consents.find(({ record }) => record.event === 'agreed')?.record;
  const from = agreed?.time ?? own.find(({ event }) => event === 'start')?.time;
  return {
    lines: [...own, ...begun].map(({ line }) => line).sort((a, b) => a - b),
    firstUseUntil: from === undefined ? undefined : from + firstUseMs,
  };
}

/** When a permission was asked for, by what was refused and begun before. */
export function momentOf({ record, context }: Asked, feature: FeatureInUse, refused: Answer | undefined, restarts: Restarts): string {
  const { scenario } = context;
  if (scenario === 'upgrade') return 'upgrade';
  if (refused !== undefined) return isBetween(restarts.lines, refused.line, record.line) ? 'after-denial-restart' : 'after-denial-same-run';
  if (feature === 'matching') return 'in-use';
  const { firstUseUntil } = restarts;
  const isFirst = scenario === undefined ? (record.time ?? Number.NaN) <= (firstUseUntil ?? Number.NaN) : FIRST_USE.has(scenario);
  return isFirst ? 'first-launch' : 'in-use';
}

/** Whether one of the sorted lines lies between two. */
function isBetween(lines: readonly number[], from: number, to: number): boolean {
  let [low, high] = [0, lines.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle] as number) <= from) low = middle + 1;
    else high = middle;
  }
  return (lines[low] ?? Number.POSITIVE_INFINITY) < to;
}
