import type { App } from '@touchstone/app-model';
import type { Origins } from '../origins/origins.ts';
import type { CallPlace } from './calls-named.ts';

/** Calls that give a class by its name. */
const BY_NAME = [
  { class: 'Ljava/lang/Class;', name: 'forName' },
  { class: 'Ljava/lang/ClassLoader;', name: 'loadClass' },
];
/** With more such calls in an app, none is looked at: any of them may name any class. */
const MOST_SITES = 400;

/**
 * Calls of the app's own code that name a class which is not known: what is done with it may run anything. Those of libraries
 * name classes of their own, or what the platform has. Undefined when there are too many.
 */
export function unseenClasses({ program, owners }: App, origins: Origins): readonly CallPlace[] | undefined {
  const sites = BY_NAME.flatMap((query) => program.callsTo(query)).filter(({ method }) => owners.of(method.class).owner === 'app');
  if (sites.length > MOST_SITES) return undefined;
  return sites.flatMap(({ method, instruction }) => {
    const named = origins.argument(method, instruction, 0);
    const isKnown = named.isComplete && named.origins.every(({ kind }) => kind === 'text' || kind === 'number');
    return isKnown ? [] : [{ method: method.id, instruction }];
  });
}
