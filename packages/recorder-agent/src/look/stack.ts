/** The stack of the calling thread, without the frames of the hook and of taking the stack. */
export interface Stack {
  /** Innermost first, bounded. */
  readonly frames: readonly string[];
  /** First frame that is not the framework's; empty when there is none. */
  readonly caller: string;
}

const MOST_FRAMES = 48;
const LONGEST_FRAME = 300;
const FRAME = /^\s*at (.+)$/;
const PLUMBING = /^(?:dalvik\.system\.VMStack|java\.lang\.(?:Thread\.getStackTrace|Throwable|Exception)|android\.util\.Log\.)/;
/** Classes of Android and Java themselves; those that lie in the app (androidx, support) are not. */
const FRAMEWORK =
  /^(?:android\.(?!support\b|arch\b|taobao\b)|java\.|javax\.|dalvik\.|libcore\.|sun\.|jdk\.|com\.android\.(?:internal|server|org|okhttp|id)\.|kotlin\.|kotlinx\.)/;

export const isFramework = (name: string): boolean => FRAMEWORK.test(name);

/** @param hooked method whose frame comes first; undefined for native hooks */
export function takeStack(hooked: string | undefined): Stack {
  const thrown = Java.use('java.lang.Exception')['$new'] as JavaMethod;
  const print = Java.use('android.util.Log')['getStackTraceString'] as JavaMethod;
  const printed = String(print.call(Java.use('android.util.Log'), thrown.call(Java.use('java.lang.Exception'))));
  const frames: string[] = [];
  for (const line of printed.split('\n')) {
    const frame = FRAME.exec(line)?.[1];
    if (frame === undefined || (frames.length === 0 && PLUMBING.test(frame))) continue;
    if (frames.push(frame.slice(0, LONGEST_FRAME)) > MOST_FRAMES) break;
  }
  if (hooked !== undefined && methodOf(frames[0]) === hooked) frames.shift();
  const bounded = frames.slice(0, MOST_FRAMES);
  return { frames: bounded, caller: bounded.find((frame) => !isFramework(frame)) ?? '' };
}

/**
 * Whether a call was made by another recorded call inside the framework: `getDeviceId()` runs `getDeviceId(int)`.
 * @param outer methods whose recorded calls this thread is in, `android.app.Activity.startActivity`
 */
export function isWithin(frames: readonly string[], outer: ReadonlySet<string>): boolean {
  for (const frame of frames) {
    if (outer.has(methodOf(frame))) return true;
    if (!isFramework(frame)) return false;
  }
  return false;
}

const methodOf = (frame = '') => frame.slice(0, frame.indexOf('(') < 0 ? frame.length : frame.indexOf('('));
