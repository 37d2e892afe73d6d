import type { Method, Program, ReachableCode, Seeds } from '@touchstone/program';
import type { Edge, Unresolved } from '../edge.ts';
import { madeBy } from './out-edges.ts';
import type { Slice } from './slice.ts';

/** Finds what runs because of methods without a call instruction that says so: hand-overs, components started, reflection. */
export interface EdgeFinder {
  /** Says what the slice is. @returns methods that may now have more than they had when they were asked about */
  want?(slice: Slice): Iterable<number>;
  /** Methods that may hold something of the kind and are worth a look for the slice; cheap, and asked again when the slice has grown. */
  candidates(slice: Slice): Iterable<number>;
  /** @param methods candidates that it was not asked about before */
  of(methods: readonly Method[]): Iterable<FoundEdges>;
}

/** What was found in one method, or in several. */
export interface FoundEdges {
  /** Where all of it was found; replaces what was found there before. */
  readonly method?: number;
  readonly edges: readonly Edge[];
  readonly unresolved?: readonly Unresolved[];
  /** Instructions of `method` that make an object of which everything that is called of it is known. */
  readonly explained?: Pick<ReadonlySet<number>, 'has'>;
  /** Those of which the platform alone is given what they make. */
  readonly onlyHanded?: Pick<ReadonlySet<number>, 'has'>;
}

/** What all finders have found, and the slice that came of it. */
export interface HiddenEdges {
  readonly edges: readonly Edge[];
  readonly unresolved: readonly Unresolved[];
  /** By method, instructions that make an explained object. */
  readonly explained: ReadonlyMap<number, Pick<ReadonlySet<number>, 'has'>>;
  readonly onlyHanded: ReadonlyMap<number, Pick<ReadonlySet<number>, 'has'>>;
  readonly slice: Slice;
}

/** What is found makes more reachable and the slice larger, where more is found; real apps need three or four rounds. */
const MOST_ROUNDS = 32;

/** Asks the finders about what matters to the slice; what they find can run and may lead to more, until there is nothing new. */
export function hiddenEdges(
  program: Program,
  code: ReachableCode,
  finders: readonly EdgeFinder[],
  sliceOf: (edges: readonly Edge[]) => Slice,
): HiddenEdges {
  const known = new Map<string, FoundEdges>();
  const asked = finders.map(() => new Set<number>());
  let edges: readonly Edge[] = [];
  let slice = sliceOf(edges);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const found: FoundEdges[] = [];
    let isNew = false;
    for (const [i, finder] of finders.entries()) {
      for (const again of finder.want?.(slice) ?? []) asked[i]!.delete(again);
      const fresh = freshOf(program, code, finder.candidates(slice), asked[i]!);
      if (fresh.length === 0) continue;
      isNew = true;
      for (const one of finder.of(fresh)) {
        found.push(one);
        known.set(`${i} ${one.method ?? `${round} ${found.length}`}`, one);
      }
    }
    if (!isNew) break;
    edges = [...known.values()].flatMap((one) => one.edges);
    code.add(
      seedsOf(
        program,
        found.flatMap((one) => one.edges),
      ),
    );
    slice = sliceOf(edges);
  }
  const all = [...known.values()];
  const unresolved = all.flatMap((one) => one.unresolved ?? []);
  const explained = new Map(
    all.flatMap(({ method, explained: one }) => (method === undefined || one === undefined ? [] : [[method, one]])),
  );
  const onlyHanded = new Map(
    all.flatMap(({ method, onlyHanded: one }) => (method === undefined || one === undefined ? [] : [[method, one]])),
  );
  return { edges, unresolved, explained, onlyHanded, slice };
}

function freshOf(program: Program, code: ReachableCode, candidates: Iterable<number>, asked: Set<number>): readonly Method[] {
  const fresh: number[] = [];
  for (const id of candidates) {
    if (asked.has(id) || code.isReached[id] === 0) continue;
    asked.add(id);
    fresh.push(id);
  }
  return fresh
    .sort((a, b) => a - b)
    .map((id) => program.method(id))
    .filter(({ hasCode }) => hasCode);
}

function seedsOf(program: Program, edges: readonly Edge[]): Seeds {
  return {
    methods: edges.map(({ to }) => to),
    classes: edges.map((edge) => madeBy(program, edge)).filter((c) => c !== undefined),
  };
}
