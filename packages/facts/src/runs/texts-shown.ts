import type { RunLog } from '@touchstone/trace';
import type { View } from '../screens/views.ts';
import { lastAt } from './hands.ts';
import { plainText } from './run-words.ts';

/**
 * Whether something on the screen had these words shortly before a moment; undefined when nobody saw the screen.
 * @param withinMs how long before the moment a window may have come
 */
export function wasShown(
  words: RegExp,
  view: View | undefined,
  logs: readonly RunLog[],
  time: number | undefined,
  withinMs: number,
): boolean | undefined {
  if (view !== undefined) return view.texts.some((text) => words.test(text));
  if (time === undefined) return undefined;
  const texts = logs.flatMap((log) => textsOf(log, time, withinMs));
  return texts.length === 0 ? undefined : texts.some((text) => words.test(text));
}

interface Said {
  readonly time: number;
  readonly text: string;
}

const known = new WeakMap<RunLog, readonly Said[]>();

/** Texts of windows, the only ones that a log tells of what is shown and not pressed. */
function textsOf(log: RunLog, time: number, withinMs: number): readonly string[] {
  let said = known.get(log);
  if (said === undefined) {
    said = log.acts
      .flatMap(({ record: { event, window, text = '', time: at } }) =>
        event === 'window' && at !== undefined ? [{ time: at, text: plainText(`${window ?? ''} ${text}`) }] : [],
      )
      .sort((a, b) => a.time - b.time);
    known.set(log, said);
  }
  const texts: string[] = [];
  for (let i = lastAt(said, time); i >= 0 && texts.length < MOST; i--) {
    const one = said[i] as Said;
    if (time - one.time > withinMs) break;
    texts.push(one.text);
  }
  return texts;
}

const MOST = 50;
