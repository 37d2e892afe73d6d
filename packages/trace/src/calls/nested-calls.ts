import { apiOfFrame } from '../hooks/stack-text.ts';
import type { Api } from '../trace.ts';
import { isFramework } from './stack-owner.ts';

/**
 * Whether a call was made by another hooked call inside the framework: `getDeviceId()` calls `getDeviceId(int)`, and both are recorded. A
 * hooked method runs as native code, so it stands in the stack as `(Native Method)` before the first frame of other code.
 *
 * @param isHooked whether a method is one that recorders hook
 */
export function isNested(stack: readonly string[], isHooked: (api: Api) => boolean): boolean {
  for (const frame of stack) {
    if (!isFramework(frame)) return false;
    if (!frame.endsWith('(Native Method)')) continue;
    const api = apiOfFrame(frame);
    if (api !== undefined && !REFLECTION.test(api.class) && isHooked(api)) return true;
  }
  return false;
}

/** Native by itself, on the way of every reflective call. */
const REFLECTION = /^java\.lang\.(?:reflect\.|Class$|Runtime$)/;
