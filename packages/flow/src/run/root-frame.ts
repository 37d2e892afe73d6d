import type { Method } from '@touchstone/program';
import type { Frame } from './frame.ts';
import type { Session } from './session.ts';

/** The frame of the system, which calls the app. It has the code of some method and runs none of it. */
export function rootFrame({ classes, contexts }: Session): Frame | undefined {
  const { program } = classes;
  for (let id = 0; id < program.counts.methods; id++) {
    const method = program.method(id);
    const code = method.hasCode ? classes.code(method) : undefined;
    if (code !== undefined)
      return {
        method: SYSTEM,
        code,
        context: contexts.root,
        caller: undefined,
        registers: [],
        i: code.body.count,
        at: 0,
        thrown: undefined,
      };
  }
  return undefined;
}

const SYSTEM: Method = { id: -1, class: 'Landroid/app/ActivityThread;', name: 'main', signature: '()V', accessFlags: 0, hasCode: false };
