import { signatureOf } from '../look/signature.ts';
import type { Safely } from './safely.ts';
import type { Threads } from './threads.ts';
import type { Call, Ending, Watcher, Wish } from './watcher.ts';

/** Puts hooks on overloads, one on each however many watch it. */
export interface Hooks {
  readonly count: number;
  /** @returns overloads of the method that are hooked now */
  put(wish: Wish, overloads: readonly JavaOverload[]): number;
}

interface Hook {
  readonly watchers: Watcher[];
}

export function createHooks(threads: Threads, safely: Safely): Hooks {
  const hooks = new Map<string, Hook>();
  return {
    get count() {
      return hooks.size;
    },
    put(wish, overloads) {
      let hooked = 0;
      for (const overload of overloads) if (safely(`hook ${wish.owner}.${wish.method}`, () => putOne(wish, overload)) === true) hooked++;
      return hooked;
    },
  };

  function putOne({ owner, method, watcher }: Wish, overload: JavaOverload): boolean {
    const handle = overload.handle.toString();
    const known = hooks.get(handle);
    if (known !== undefined) {
      const isTaken = watcher.isRecorder === true && known.watchers.some(({ isRecorder }) => isRecorder === true);
      if (!isTaken) known.watchers.push(watcher);
      return true;
    }
    const hook: Hook = { watchers: [watcher] };
    overload.implementation = implementationOf(hook, owner, method, overload);
    hooks.set(handle, hook);
    return true;
  }

  /** Runs the original exactly once, with what it was given, and ends as it ends. */
  function implementationOf(hook: Hook, owner: string, method: string, overload: JavaOverload) {
    const frame = `${overload.holder?.$className ?? owner}.${method}`;
    const signature = safely(`signature of ${frame}`, () => signatureOf(overload)) ?? '';
    const about = { owner, method, frame, signature, returns: overload.returnType.className, types: overload.argumentTypes };
    return function hooked(this: JavaObject, ...given: unknown[]): unknown {
      if (threads.isBusy) return overload.apply(this, given);
      const call: Call = { ...about, self: this, given, time: Date.now() };
      const leave = hook.watchers.some(({ isRecorder, isPassage }) => isRecorder === true && isPassage !== true)
        ? threads.enter(frame)
        : undefined;
      tell('before', hook, call);
      let ending: Ending;
      try {
        ending = { result: overload.apply(this, given) };
      } catch (error) {
        ending = { error };
      }
      leave?.();
      tell('after', hook, call, ending);
      if ('error' in ending) throw ending.error;
      return ending.result;
    };
  }

  function tell(when: 'before' | 'after', { watchers }: Hook, call: Call, ending: Ending = { result: undefined }): void {
    for (const watcher of watchers) {
      if (watcher[when] === undefined) continue;
      threads.alone(() => safely(`${when} ${call.owner}.${call.method}`, () => watcher[when]?.(call, ending)));
    }
  }
}
