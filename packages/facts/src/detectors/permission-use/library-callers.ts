import type { App } from '@touchstone/app-model';
import type { Method, Site } from '@touchstone/program';

/** Steps from a wrapper to who calls it, and methods looked at on the way. */
const MOST_STEPS = 5;
const MOST_METHODS = 300;

/** Code outside general-purpose libraries that calls into one of their methods, through other library methods if need be. */
export function callerOutside(app: App, wrappers: readonly Method[]): Site | undefined {
  const seen = new Set<number>();
  let methods = wrappers;
  for (let step = 0; step < MOST_STEPS && methods.length > 0; step++) {
    const above: Method[] = [];
    for (const method of methods) {
      if (seen.has(method.id) || seen.size >= MOST_METHODS) continue;
      seen.add(method.id);
      const calls = app.program.callsTo({ class: method.class, name: method.name, signature: method.signature });
      const outside = calls.find((call) => !isLibrary(app, call.method.class));
      if (outside !== undefined) return outside;
      for (const call of calls) above.push(call.method);
    }
    methods = above;
  }
  return undefined;
}

export const isLibrary = ({ owners }: App, descriptor: string): boolean => owners.of(descriptor).owner === 'library';
