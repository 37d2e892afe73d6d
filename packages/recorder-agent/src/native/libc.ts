import type { RecorderParts } from '../hook/recorder.ts';
import type { HookTable } from '../hook-table.ts';
import { matcher } from '../look/about.ts';
import { hide } from '../look/hide.ts';
import { isFramework, takeStack } from '../look/stack.ts';
import type { AgentCall, Result, Target } from '../send/wire.ts';

/** Reads that native code makes by itself: files and system properties that mean personal information. */
export function watchLibc(table: HookTable, parts: RecorderParts & { readonly own: () => string | undefined }): void {
  const { options, threads, safely, limit, state, process, own } = parts;
  if (!options.native) return;
  const isPersonalFile = matcher(table.files);
  const isPersonalProperty = matcher(table.properties);
  const libc = safely('libc', () => Process.findModuleByName('libc.so'));
  if (libc === null || libc === undefined) return;

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
          // A recorded call of Java tells of the same read, and with more.
          if (threads.isBusy || threads.inside.size > 0) return;
          const left = safely(`enter ${name}`, () => entered(given));
          if (left !== undefined) this['left'] = left;
        },
        onLeave(result) {
          const left = this['left'] as ((result: NativePointer) => void) | undefined;
          if (left !== undefined) threads.alone(() => safely(`leave ${name}`, () => left(result)));
        },
      });
    });
  }

  function record(name: string, given: readonly string[], target: Target, result: Result): void {
    // Threads that the runtime of Java does not know have no stack of it.
    const { frames, caller } = safely('native stack', () => takeStack(undefined)) ?? { frames: [], caller: '' };
    const call: AgentCall = {
      kind: 'call',
      time: Date.now(),
      process: process(),
      api: { class: 'libc', method: name },
      target,
      arguments: given,
      result,
      stack: frames.filter((frame, i) => i > 0 || !isFramework(frame)),
      thread: String(Process.getCurrentThreadId()),
      ...state.stamp,
    };
    limit.take(`libc.${name}`, caller, call);
  }
}

/** Functions that open a file, and which argument is its path. */
const OPENERS: readonly (readonly [string, number])[] = [
  ['open', 0],
  ['openat', 1],
  ['fopen', 0],
];

const isFailed = (result: NativePointer) => result.isNull() || /^-|^0xf{8}/.test(String(result));
