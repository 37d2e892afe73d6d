import type { ComponentStarts } from '../components/index.ts';
import type { HandOverFinder } from '../handovers/index.ts';
import type { EdgeFinder } from './hidden-edges.ts';

/** Objects handed to the platform. */
export function handOvers(finder: HandOverFinder): EdgeFinder {
  return {
    *of(methods) {
      for (const method of methods) {
        const { edges, unresolved, explained } = finder.of(method);
        yield { edges, unresolved, explained: { method: method.id, instructions: explained } };
      }
    },
  };
}

/** Components started and layouts inflated. */
export function componentStarts(starts: ComponentStarts): EdgeFinder {
  return {
    *of(_methods, isFresh) {
      for (const site of starts.sites()) if (isFresh(site.method)) yield starts.of(site);
      yield { edges: starts.made(isFresh) };
    },
  };
}
