import type { Act as ScreenAct } from '@touchstone/screen';
import type { RunLog, UiRecord } from '@touchstone/trace';
import type { Evidence } from '../evidence.ts';

/** What the user did during a run, or a tester in the user's place. */
export interface Hands {
  /** Whether anything of the user is recorded: without it nobody knows what came by itself. */
  readonly isKnown: boolean;
  /** In the order of time. */
  readonly acts: readonly Act[];
  /** The last act at a moment or so many milliseconds before it. */
  before(time: number, withinMs: number): Act | undefined;
}

/** An act with its time. */
export type Act = UiRecord & { readonly time: number };

/** Keys by which the user leaves or looks elsewhere: what the app does then, nobody asked for. */
export const isLeaving = ({ event, text = '' }: UiRecord): boolean =>
  event === 'key' && /home|back|power|recent|switch|lock|volume|主页|返回|电源|最近/i.test(text);

/** What shows something instead of doing something. */
const SHOWS: ReadonlySet<UiRecord['event']> = new Set(['page', 'window', 'closed']);

const known = new WeakMap<readonly RunLog[], Hands>();

/**
 * Acts of all logs of a run, by the clock: a capture beside the log has none of its own. Where no log has any, those recorded with the
 * screens.
 */
export function handsOf({ run: logs = NONE, screen }: Pick<Evidence, 'run' | 'screen'>): Hands {
  const before = known.get(logs);
  if (before !== undefined) return before;
  const logged = logs.flatMap((log) => log.acts.flatMap(({ record }) => (isAct(record) ? [record] : [])));
  const acts = logged.length > 0 || screen === undefined ? logged : screen.acts.flatMap(actOnScreen);
  // What happened first at the same moment stays first.
  acts.sort((a, b) => a.time - b.time);
  const hands: Hands = {
    isKnown: acts.length > 0,
    acts,
    before(time, withinMs) {
      const last = acts[lastAt(acts, time)];
      return last !== undefined && time - last.time <= withinMs ? last : undefined;
    },
  };
  known.set(logs, hands);
  return hands;
}

const NONE: readonly RunLog[] = [];

const actOnScreen = ({ kind, time, text, x, y }: ScreenAct): readonly Act[] =>
  time === undefined
    ? []
    : [
        {
          kind: 'ui',
          line: 0,
          time,
          event: kind,
          ...(text === undefined ? {} : { text }),
          ...(x === undefined || y === undefined ? {} : { x, y }),
        },
      ];

const isAct = (record: UiRecord): record is Act => !SHOWS.has(record.event) && record.time !== undefined;

/** Index of the last that is not later; -1 when all are. */
export function lastAt(sorted: readonly { readonly time: number }[], time: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as { readonly time: number }).time <= time) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
