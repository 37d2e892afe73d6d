import type { RecorderParts } from '../hook/recorder.ts';
import type { HookTable } from '../hook-table.ts';
import { matcher } from '../look/about.ts';
import { hide } from '../look/hide.ts';
import { isWithin, type Stack, takeStack } from '../look/stack.ts';
import type { AgentCall, Result, Target } from '../send/wire.ts';

/** Reads that native code makes by itself: files and system properties that mean personal information. */
export function watchLibc(table: HookTable, parts: RecorderParts & { readonly own: () => string | undefined }): void {
  const { options, threads, safely, limit, state, process, own } = parts;
  if (!options.native) return;
  const isPersonalFile = matcher(table.files);
  const isPersonalProperty = matcher(table.properties);
  const libc = safely('libc', () => Process.findModuleByName('libc.so'));
  if (libc === null || libc === undefined) return;

  /** Threads within one of these functions: `fopen` runs `open`. */
  const reading = new Set<number>();

  for (const [name, argument] of OPENERS) {
    attach(name, (given) => {
      const path = given[argument]?.readUtf8String();
      if (typeof path !== 'string' || !isPersonalFile(path) || path.includes(`/${own() ?? '\n'}/`)) return undefined;
      return (result) => record(name, [path], { kind: 'file', value: path }, { state: isFailed(result) ? 'null' : 'real' });
    });
  }
  attach('__system_property_get', (given) => {
    const name = given[0]?.readUtf8String();
    const into = given[1];
    if (typeof name !== 'string' || !isPersonalProperty(name)) return undefined;
    return () => {
      const value = into?.readUtf8String() ?? '';
      const result: Result = value === '' ? { state: 'null' } : { state: 'real', value: hide[options.values](value) };
      record('__system_property_get', [name], { kind: 'property', value: name }, result);
    };
  });

  /** @param entered gives what is to be done when the function returns; undefined when the call concerns nobody */
  function attach(name: string, entered: (given: readonly NativePointer[]) => ((result: NativePointer) => void) | undefined): void {
    safely(`native ${name}`, () => {
      const at = libc?.findExportByName(name);
      if (at === null || at === undefined || at.isNull()) return;
      Interceptor.attach(at, {
        onEnter(given) {
          if (threads.isBusy || reading.has(Process.getCurrentThreadId())) return;
          const left = safely(`enter ${name}`, () => entered(given));
          if (left === undefined) return;
          this['left'] = left;
          reading.add(Process.getCurrentThreadId());
        },
        onLeave(result) {
          const left = this['left'] as ((result: NativePointer) => void) | undefined;
          if (left === undefined) return;
          reading.delete(Process.getCurrentThreadId());
          threads.alone(() => safely(`leave ${name}`, () => left(result)));
        },
      });
    });
  }

  function record(name: string, given: readonly string[], target: Target, result: Result): void {
    const { frames, caller } = javaStack();
    if (isWithin(frames, threads.inside)) return; // a recorded call of Java tells of the same read, and with more
    const call: AgentCall = {
      kind: 'call',
      time: Date.now(),
      process: process(),
      api: { class: 'libc', method: name },
      target,
      arguments: given,
      result,
      stack: frames,
      thread: String(Process.getCurrentThreadId()),
      ...state.stamp,
    };
    limit.take(`libc.${name}`, caller, call);
  }
}

/** Threads that the runtime of Java does not know have no stack of it: that is no fault. */
function javaStack(): Stack {
  try {
    return takeStack(undefined);
  } catch {
    return { frames: [], caller: '' };
  }
}

/** Functions that open a file, and which argument is its path. */
const OPENERS: readonly (readonly [string, number])[] = [
  ['open', 0],
  ['openat', 1],
  ['fopen', 0],
];

const isFailed = (result: NativePointer) => result.isNull() || /^-|^0xf{8}/.test(String(result));
