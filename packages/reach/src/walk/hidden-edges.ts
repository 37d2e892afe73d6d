import type { Method, ReachableCode } from '@touchstone/program';
import type { Edge, Unresolved } from '../edge.ts';

/** Finds what runs because of a method without a call instruction that says so: hand-overs, components started, reflection. */
export interface EdgeFinder {
  of(method: Method): {
    readonly edges: readonly Edge[];
    readonly unresolved?: readonly Unresolved[];
    /** Instructions that make an object of which everything that is called of it is known. */
    readonly explained?: ReadonlySet<number>;
  };
}

/** What all finders have found in the methods that can run. */
export interface HiddenEdges {
  readonly edges: readonly Edge[];
  readonly unresolved: readonly Unresolved[];
  /** By method, instructions that make an explained object. */
  readonly explained: ReadonlyMap<number, ReadonlySet<number>>;
}

/**
 * Asks all finders about all methods that can run; what they find can run too, until there is nothing new.
 *
 * @param methodOf method by its global id @param classOf global id of a class by its descriptor, undefined for none
 */
export function hiddenEdges(
  code: ReachableCode,
  finders: readonly EdgeFinder[],
  methodOf: (id: number) => Method,
  classOf: (descriptor: string) => number | undefined,
): HiddenEdges {
  const edges: Edge[] = [];
  const unresolved: Unresolved[] = [];
  const explained = new Map<number, ReadonlySet<number>>();
  const isAsked = new Uint8Array(code.isReached.length);
  for (let isNew = true; isNew; ) {
    isNew = false;
    const methods: number[] = [];
    const classes: number[] = [];
    for (let id = 0; id < isAsked.length; id++) {
      if (isAsked[id] === 1 || code.isReached[id] === 0) continue;
      isAsked[id] = 1;
      isNew = true;
      const method = methodOf(id);
      if (!method.hasCode) continue;
      for (const finder of finders) {
        const found = finder.of(method);
        unresolved.push(...(found.unresolved ?? []));
        if (found.explained !== undefined && found.explained.size > 0) explained.set(id, found.explained);
        for (const edge of found.edges) {
          edges.push(edge);
          methods.push(edge.to);
          const to = methodOf(edge.to);
          const made = edge.receiver ?? (to.name === '<init>' ? to.class : undefined);
          const c = made === undefined ? undefined : classOf(made);
          if (c !== undefined) classes.push(c);
        }
      }
    }
    code.add({ methods, classes });
  }
  return { edges, unresolved, explained };
}
