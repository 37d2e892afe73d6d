import type { UiTree } from '@touchstone/screen';

/** Steps of a path: a deeper element is named by its lower end, as `pathOf` of a view does. */
const MOST_STEPS = 50;

/** For each element `node[1]/node[2]`: the way from the root, counted among brothers and sisters from 1. */
export function elementPaths({ nodes }: UiTree): readonly string[] {
  const born = new Map<number, number>();
  const steps: (readonly string[])[] = [];
  for (const { parent } of nodes) {
    const place = (born.get(parent) ?? 0) + 1;
    born.set(parent, place);
    steps.push([...(steps[parent] ?? []), `node[${place}]`].slice(-MOST_STEPS));
  }
  return steps.map((path) => path.join('/'));
}
