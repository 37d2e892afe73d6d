import type { ComponentStarts } from '../components/index.ts';
import type { HandOverFinder } from '../handovers/index.ts';
import type { ReflectiveCall } from '../reach.ts';
import type { ReflectionFinder } from '../reflection/index.ts';
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

/** Calls by name: reflection, service files, native code. @param calls takes those of the platform's members */
export function reflection(finder: ReflectionFinder, calls: ReflectiveCall[]): EdgeFinder {
  return {
    *of(methods) {
      for (const method of methods) {
        const found = finder.of(method);
        calls.push(...found.calls);
        yield found;
      }
    },
  };
}
