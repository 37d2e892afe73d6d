import type { HookedMethod, HookTable } from '../hook-table.ts';
import type { AboutRules } from '../look/about.ts';
import { ask, textOf } from '../look/ask.ts';
import { describe } from '../look/describe.ts';
import { hide } from '../look/hide.ts';
import { resultOf, resultOfError } from '../look/result-state.ts';
import { isWithin, takeStack } from '../look/stack.ts';
import type { AgentOptions } from '../options.ts';
import type { RateLimit } from '../send/rate-limit.ts';
import type { RunState } from '../send/run-state.ts';
import type { AgentCall, Result } from '../send/wire.ts';
import type { Safely } from './safely.ts';
import type { Threads } from './threads.ts';
import type { Call, Ending, Watcher, Wish } from './watcher.ts';

/** What recording needs of the rest of the agent. */
export interface RecorderParts {
  readonly options: AgentOptions;
  readonly about: AboutRules;
  readonly threads: Threads;
  readonly safely: Safely;
  readonly limit: RateLimit;
  readonly state: RunState;
  readonly process: () => string;
}

/** How one method is recorded: what its row says, and an action where the API table has no row for it. */
export type Recorded = HookedMethod;

/** A wish for each method of the table. */
export const tableWishes = ({ classes }: HookTable, { reflection }: AgentOptions, record: (method: Recorded) => Watcher): readonly Wish[] =>
  classes.flatMap(({ name, methods }) =>
    methods
      .filter(({ rule }) => reflection || rule !== 'reflection')
      .map((method) => ({ owner: name, method: method.name, watcher: record(method) })),
  );

/** Makes the watcher that records calls of a method. */
export function createRecorder(parts: RecorderParts): (method: Recorded) => Watcher {
  const { options, about, threads, safely, limit, state, process } = parts;
  const hideValue = hide[options.values];

  return (method) => ({
    isRecorder: true,
    ...(method.rule === 'reflection' ? { isPassage: true } : {}),
    after(call, ending) {
      const subject = about[method.rule ?? '']?.(call) ?? {};
      if (subject === 'skip') return;
      const api = `${call.owner}.${call.method}`;
      if (limit.isFlooded(api)) {
        limit.count(api);
        return;
      }
      const { frames, caller } = safely(`stack of ${api}`, () => takeStack(call.frame)) ?? NO_STACK;
      if (isWithin(frames, threads.inside)) return;
      limit.take(api, caller, { ...recordOf(call, ending, method), ...subject, stack: frames });
    },
  });

  /** A part that cannot be told leaves the others as they are. */
  function recordOf(call: Call, ending: Ending, { hides, action }: Recorded): AgentCall {
    const { owner, method, signature, given } = call;
    const name = `${owner}.${method}`;
    const result = safely(`result of ${name}`, () => resultIn(call, ending)) ?? UNTOLD;
    const text = (value: unknown) => (hides === true && typeof value === 'string' ? hideValue(value) : describe(value));
    return {
      kind: 'call',
      time: call.time,
      process: process(),
      api: { class: owner, method, signature },
      ...(action === undefined ? {} : { action }),
      arguments: given.slice(0, MOST_ARGUMENTS).map((value) => safely(`arguments of ${name}`, () => text(value)) ?? '?'),
      ...(result === 'none' ? {} : { result }),
      stack: [],
      thread: safely('name of the thread', threadName) ?? String(Process.getCurrentThreadId()),
      ...state.stamp,
    };
  }

  function resultIn({ returns }: Call, ending: Ending): Result | 'none' {
    if ('error' in ending) return resultOfError(ending.error);
    return resultOf(ending.result, returns, hideValue) ?? 'none';
  }
}

const NO_STACK = { frames: [], caller: '' };
const UNTOLD: Result = { state: 'unknown' };
const MOST_ARGUMENTS = 16;

function threadName(): string {
  const threads = Java.use('java.lang.Thread');
  return textOf(ask(ask(threads, 'currentThread') as JavaObject, 'getName')) ?? '';
}
