import type { Api } from '../trace.ts';

/** Frames of a stack that a tool printed, innermost first, without `at` and without what is no frame. */
export function framesOf(text: string): readonly string[] {
  const frames: string[] = [];
  for (const line of text.split(/\r?\n|\r/)) {
    const frame = frameIn(line);
    if (frame !== undefined && frames.push(frame) >= MOST_FRAMES) break;
  }
  return frames;
}

/** The frame that a line shows: `	at cn.example.A.b(A.java:12)` → `cn.example.A.b(A.java:12)`. */
export function frameIn(line: string): string | undefined {
  if (line.length > LONGEST_FRAME) return undefined;
  return FRAME.exec(line)?.[1];
}

const FRAME = /^\s*(?:#?\d+[:.)]?\s+)?(?:at\s+)?((?:[\p{L}\w$-]+\.)+(?:[\p{L}\w$-]+|<init>|<clinit>)\((?:[^()]*|Native Method)\))\s*$/u;
const MOST_FRAMES = 256;
const LONGEST_FRAME = 2_000;

/** Class and method of a frame. */
export function apiOfFrame(frame: string): Api | undefined {
  const open = frame.indexOf('(');
  const name = open < 0 ? frame : frame.slice(0, open);
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? undefined : { class: name.slice(0, dot), method: name.slice(dot + 1) };
}

/**
 * Stacks that a hook takes begin with its own plumbing and then the hooked method, which runs as native code.
 * @returns the hooked method, when the stack shows it, and the frames of who called it
 */
export function splitAtHook(frames: readonly string[]): { readonly api?: Api; readonly stack: readonly string[] } {
  const first = frames.findIndex((frame) => !PLUMBING.test(frame));
  if (first < 0) return { stack: [] };
  const hooked = frames[first]!;
  const isHooked = hooked.endsWith('(Native Method)') || FRAMEWORK.test(hooked);
  const api = isHooked ? apiOfFrame(hooked) : undefined;
  return api === undefined ? { stack: frames.slice(first) } : { api, stack: frames.slice(first + 1) };
}

const PLUMBING =
  /^(?:dalvik\.system\.VMStack|java\.lang\.(?:Thread\.getStackTrace|Throwable|Exception)|android\.util\.Log\.getStackTraceString)/;
const FRAMEWORK = /^(?:android|java|javax|com\.android\.internal|dalvik|libcore)\./;
