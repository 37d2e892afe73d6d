import type { ClassSpec } from '@touchstone/test-kit';
import type { ConsentApp } from '../consent-app.ts';

/** All classes in one DEX file, in the order of the files. */
export function mergeDexes(app: ConsentApp): ConsentApp {
  return { ...app, dexes: [app.dexes.flat()] };
}

const FILES = 4;

/** Classes in turn over four DEX files; a chain of calls seldom stays in one. */
export function splitDexes(app: ConsentApp): ConsentApp {
  const classes = app.dexes.flat();
  const dexes = Array.from({ length: FILES }, (_, part) => classes.filter((_, i) => i % FILES === part));
  return { ...app, dexes: dexes.filter((part, i) => i === 0 || part.length > 0) };
}

/** Classes and their methods from last to first; the files keep their number. */
export function reorder(app: ConsentApp): ConsentApp {
  const turned = (spec: ClassSpec): ClassSpec => ({ ...spec, methods: spec.methods.toReversed(), fields: spec.fields });
  return { ...app, dexes: app.dexes.map((classes) => classes.map(turned).toReversed()) };
}
