import type { Method, ReachableCode, Seeds } from '@touchstone/program';
import type { Edge, Unresolved } from '../edge.ts';

/** Finds what runs because of methods without a call instruction that says so: hand-overs, components started, reflection. */
export interface EdgeFinder {
  /** @param methods those that have become reachable since it was last asked @param isFresh whether a method is one of them */
  of(methods: readonly Method[], isFresh: (method: Method) => boolean): Iterable<FoundEdges>;
}

/** What was found in one method, or in several. */
export interface FoundEdges {
  readonly edges: readonly Edge[];
  readonly unresolved?: readonly Unresolved[];
  /** Instructions of `method` that make an object of which everything that is called of it is known. */
  readonly explained?: { readonly method: number; readonly instructions: ReadonlySet<number> };
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
  for (let round = 1; round <= MOST_ROUNDS; round++) {
    const fresh: Method[] = [];
    for (let id = 0; id < isAsked.length; id++) {
      if (isAsked[id] !== 0 || code.isReached[id] === 0) continue;
      isAsked[id] = round;
      const method = methodOf(id);
      if (method.hasCode) fresh.push(method);
    }
    if (fresh.length === 0) break;
    const found = finders.flatMap((finder) => [...finder.of(fresh, ({ id }) => isAsked[id] === round)]);
    for (const one of found) {
      edges.push(...one.edges);
      unresolved.push(...(one.unresolved ?? []));
      if (one.explained !== undefined) explained.set(one.explained.method, one.explained.instructions);
    }
    code.add(
      seedsOf(
        found.flatMap((one) => one.edges),
        methodOf,
        classOf,
      ),
    );
  }
  return { edges, unresolved, explained };
}

/** What is found makes more reachable, where more is found; real apps need three or four rounds. */
const MOST_ROUNDS = 64;

function seedsOf(edges: readonly Edge[], methodOf: (id: number) => Method, classOf: (descriptor: string) => number | undefined): Seeds {
  const made = edges.map(({ to, receiver }) => {
    const method = methodOf(to);
    return receiver ?? (method.name === '<init>' ? method.class : undefined);
  });
  return {
    methods: edges.map(({ to }) => to),
    classes: made.map((one) => (one === undefined ? undefined : classOf(one))).filter((c) => c !== undefined),
  };
}
