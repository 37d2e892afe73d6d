import type { AgentOptions } from '../options.ts';
import { decodeMessages, type Message } from '../send/wire.ts';
import { FakeJava } from './fake-java.ts';
import { FakeNative, FakePointer } from './fake-native.ts';
import type { FakeVm } from './fake-vm.ts';

/** A process of an app with Frida in it. */
export interface FakeFrida {
  readonly java: FakeJava;
  readonly native: FakeNative;
  /** What the script sent, in order. */
  readonly sent: readonly Message[];
  readonly raw: readonly unknown[];
  readonly exports: Readonly<Record<string, (...given: string[]) => unknown>>;
  /** Milliseconds go by: timers run. */
  pass(ms: number): void;
}

/** Time and timers: those of tests stand still until they are moved. */
export interface FakeTime {
  now(): number;
  setTimeout(task: () => void, delayMs: number): unknown;
  setInterval(task: () => void, periodMs: number): unknown;
  pass(ms: number): void;
}

/** Loads a bundled agent into a process as Frida does. */
export function runAgent(code: string, vm: FakeVm, options: Partial<AgentOptions> = {}, time: FakeTime = standingTime()): FakeFrida {
  const java = new FakeJava(vm);
  const native = new FakeNative({
    open: ([path]) => (path?.text.includes('missing') === true ? -1 : 3),
    openat: () => 3,
    fopen: () => 8,
    __system_property_get: ([, into]) => {
      if (into !== undefined) into.text = 'R58M1234567';
      return 11;
    },
  });
  const sent: Message[] = [];
  const raw: unknown[] = [];
  const rpc = { exports: {} as FakeFrida['exports'] };
  const globals: Record<string, unknown> = {
    Java: java,
    Interceptor: native.interceptor,
    Process: {
      id: 4711,
      getCurrentThreadId: () => vm.thread.id,
      findModuleByName: () => ({ findExportByName: (name: string) => native.exportOf(name) }),
    },
    rpc,
    send(message: { readonly touchstone: string }) {
      raw.push(message);
      sent.push(...(decodeMessages(message.touchstone) ?? []));
    },
    setTimeout: time.setTimeout,
    setInterval: time.setInterval,
    Date: { now: time.now },
    globalThis: { touchstone: { package: 'cn.example.shop', ...options } },
  };
  new Function(...Object.keys(globals), code)(...Object.values(globals));
  return {
    java,
    native,
    sent,
    raw,
    get exports() {
      return rpc.exports;
    },
    pass: (ms) => time.pass(ms),
  };
}

/** @param from milliseconds since 1970 */
export function standingTime(from = 1_763_773_200_000): FakeTime {
  let now = from;
  let timers: { at: number; readonly task: () => void; readonly everyMs: number | undefined }[] = [];
  const add = (task: () => void, ms: number, everyMs: number | undefined) => timers.push({ at: now + ms, task, everyMs });
  return {
    now: () => now,
    setTimeout: (task, ms) => add(task, ms, undefined),
    setInterval: (task, ms) => add(task, ms, ms),
    pass(ms) {
      const until = now + ms;
      for (;;) {
        const [next] = timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at);
        if (next === undefined) break;
        now = next.at;
        if (next.everyMs === undefined) timers = timers.filter((timer) => timer !== next);
        else next.at += next.everyMs;
        next.task();
      }
      now = until;
    },
  };
}

export const pointer = (text: string) => new FakePointer(text);
