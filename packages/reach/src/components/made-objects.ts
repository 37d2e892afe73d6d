import type { Class, Method } from '@touchstone/program';
import type { Edge } from '../edge.ts';
import { classNameOf } from '../entries/class-names.ts';
import type { EntryFinder } from '../entries/entry-finder.ts';

/** Edges from `new` of classes below the bases to what the platform calls on them by their life cycle. */
export function madeObjects(finder: EntryFinder, bases: readonly string[], isReached: (method: Method) => boolean): readonly Edge[] {
  const { program } = finder.app;
  return classesBelow(finder, bases).flatMap(({ descriptor }) => {
    const callbacks = finder.lifeCycleOf(descriptor, 'other', classNameOf(descriptor));
    if (callbacks.length === 0) return [];
    return program
      .allocationsOf(descriptor)
      .filter(({ method }) => isReached(method))
      .flatMap(({ method, instruction }) =>
        callbacks.map(
          (entry): Edge => ({
            from: method.id,
            instruction,
            to: entry.method.id,
            how: 'created',
            trigger: entry.trigger,
            repeated: 'no',
            toBackground: entry.isBackground,
            because: `new ${classNameOf(descriptor)}`,
            receiver: descriptor,
          }),
        ),
      );
  });
}

/** Also through libraries that the app does not hold. */
function classesBelow({ app, lists }: EntryFinder, bases: readonly string[]): readonly Class[] {
  const types = new Set(bases);
  for (const type of types) for (const [child, parent] of lists.parents) if (parent === type) types.add(child);
  const found = [...types].flatMap((type) => app.program.subtypesOf(type));
  return [...new Map(found.map((one) => [one.id, one])).values()].sort((a, b) => a.id - b.id);
}
