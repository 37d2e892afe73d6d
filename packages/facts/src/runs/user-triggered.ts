import type { Episode, RunLog } from '@touchstone/trace';
import type { Knowledge } from '../knowledge.ts';
import { type Hands, isLeaving, lastAt } from './hands.ts';
import { runLimit } from './run-words.ts';

/** Calls of one kind, by whether an act of the user came before each. */
export interface ByUser {
  readonly isTriggered: boolean;
  /** Of the calls that no act led to; of all, when an act led to each. */
  readonly times: readonly number[];
}

/**
 * Whether the user did something before every call: a tap, or the answer to a permission dialog. Undefined when nobody knows: the log has
 * no acts, and the app was on screen.
 */
export function triggeredByUser(
  { times, context }: Pick<Episode, 'times' | 'context'>,
  log: RunLog,
  hands: Hands,
  knowledge: Knowledge,
): ByUser | undefined {
  const isUnseen = context.appState === 'background' || context.appState === 'silent' || context.appState === 'killed';
  if (!hands.isKnown) return isUnseen ? { isTriggered: false, times } : undefined;
  if (times.length === 0) return undefined;
  const within = runLimit(knowledge, 'mediaAfterHand');
  const granted = grantsOf(log);
  const alone = times.filter((time) => {
    const grant = granted[lastAt(granted, time)];
    const isGranted = grant !== undefined && time - grant.time <= within;
    const act = hands.before(time, within);
    return !isGranted && (act === undefined || isLeaving(act));
  });
  return alone.length === 0 ? { isTriggered: true, times } : { isTriggered: false, times: alone };
}

const known = new WeakMap<RunLog, readonly { readonly time: number }[]>();

/** Answers by which a permission was granted, in the order of time. */
export function grantsOf(log: RunLog): readonly { readonly time: number }[] {
  const before = known.get(log);
  if (before !== undefined) return before;
  const made = log.dialogs.flatMap(({ record: { outcome, time } }) => (outcome === 'allowed' && time !== undefined ? [{ time }] : []));
  made.sort((a, b) => a.time - b.time);
  known.set(log, made);
  return made;
}
