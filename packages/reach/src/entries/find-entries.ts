import type { App, Component, Manifest } from '@touchstone/app-model';
import type { Entries, StartedEntry } from '../entry.ts';
import { componentClass, componentRoots, howOf } from './component-roots.ts';
import { EntryFinder } from './entry-finder.ts';
import type { Lists } from './entry-lists.ts';
import { processStart } from './process-start.ts';

/**
 * Entry points of an app as its manifest names them. What code registers, shows or inflates is not here: those are edges.
 *
 * @param lists `knowledge.lists`; of these `entries` is read
 */
export function findEntries(app: App, lists: Lists): Entries {
  return entriesOf(new EntryFinder(app, lists));
}

/** The same for those who hold a finder already. */
export function entriesOf(finder: EntryFinder): Entries {
  const { manifest } = finder.app;
  if (manifest === undefined) return { roots: [], started: new Map() };
  return {
    roots: [...processStart(finder, manifest), ...componentRoots(finder, manifest)],
    started: new Map(startedComponents(finder, manifest)),
  };
}

/** Disabled components too: code can enable them. */
function startedComponents(finder: EntryFinder, manifest: Manifest): readonly (readonly [string, readonly StartedEntry[]])[] {
  const byClass = new Map<string, Component>();
  for (const component of manifest.components)
    if (!byClass.has(componentClass(component))) byClass.set(componentClass(component), component);
  return [...byClass].map(([descriptor, component]) => {
    const process = component.process ?? manifest.application.process;
    const because = { how: howOf(component, 'same'), what: component.name };
    return [descriptor, finder.started(descriptor, { component, process, because })];
  });
}
