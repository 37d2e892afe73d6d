import type { Class, Method } from '@touchstone/program';
import type { Edge } from '../edge.ts';
import { classNameOf } from '../entries/class-names.ts';
import type { EntryFinder } from '../entries/entry-finder.ts';
import type { StartedEntry } from '../entry.ts';

/** A `new` of a class whose methods the platform calls by its life cycle: a view, a fragment, a sync adapter. */
export interface MadeObject {
  readonly method: Method;
  readonly instruction: number;
  readonly descriptor: string;
  readonly callbacks: readonly StartedEntry[];
}

/** Where objects of classes below the bases are made. */
export function madeObjects(finder: EntryFinder, bases: readonly string[]): readonly MadeObject[] {
  return classesBelow(finder, bases).flatMap(({ descriptor }) => {
    const callbacks = finder.lifeCycleOf(descriptor, 'other', classNameOf(descriptor));
    if (callbacks.length === 0) return [];
    return finder.app.program.allocationsOf(descriptor).map(({ method, instruction }) => ({ method, instruction, descriptor, callbacks }));
  });
}

export const madeEdges = ({ method, instruction, descriptor, callbacks }: MadeObject): readonly Edge[] =>
  callbacks.map((entry) => ({
    from: method.id,
    instruction,
    to: entry.method.id,
    how: 'created',
    trigger: entry.trigger,
    repeated: 'no',
    toBackground: entry.isBackground,
    because: `new ${classNameOf(descriptor)}`,
    receiver: descriptor,
  }));

/** Also through libraries that the app does not hold. */
function classesBelow({ app, lists }: EntryFinder, bases: readonly string[]): readonly Class[] {
  const types = new Set(bases);
  for (const type of types) for (const [child, parent] of lists.parents) if (parent === type) types.add(child);
  const found = [...types].flatMap((type) => app.program.subtypesOf(type));
  return [...new Map(found.map((one) => [one.id, one])).values()].sort((a, b) => a.id - b.id);
}
