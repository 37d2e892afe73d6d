import type { Program, ReachableCode } from '@touchstone/program';
import type { ComponentStarts } from '../components/index.ts';
import { type HandOverLists, handOverLists } from '../handovers/hand-over-lists.ts';
import type { HandOverFinder } from '../handovers/index.ts';
import type { ReflectiveCall } from '../reach.ts';
import type { ReflectionFinder } from '../reflection/index.ts';
import { CallersByRow } from './callers-by-row.ts';
import type { EdgeFinder } from './hidden-edges.ts';
import { takers } from './takers.ts';

/** Objects handed to the platform. */
export function handOvers(
  finder: HandOverFinder,
  program: Program,
  code: ReachableCode,
  lists: Readonly<Record<string, unknown>>,
): EdgeFinder {
  const callers = new CallersByRow(program, code);
  /** Methods that give something to one which hands it over. */
  const givers = new Set<number>();
  const rows = handOverLists(lists);
  const starters = startersOf(rows);
  return {
    want: (slice) => finder.want(slice.methods()),
    *candidates(slice) {
      yield* slice.methods();
      yield* takers(program, slice, callers, starters);
      // What these run is found by annotation: nothing else leads to it.
      yield* callers.ofNames([rows.bridge.call]);
      yield* callers.ofClasses(rows.buses.flatMap(({ on }) => [...on]));
      yield* givers;
    },
    *of(methods) {
      for (const method of methods) {
        const { edges, unresolved, explained, onlyHanded } = finder.of(method);
        for (const giver of finder.givers(method)) givers.add(giver);
        yield { edges, unresolved, explained, onlyHanded, method: method.id };
      }
    },
  };
}

const startersOf = ({ calls }: HandOverLists): readonly string[] =>
  [...calls]
    .filter(([, rows]) => rows.some(({ subject }) => subject.kind === 'receiver' || subject.kind === 'message'))
    .map(([name]) => name);

/** Components started and layouts inflated. */
export function componentStarts(starts: ComponentStarts): EdgeFinder {
  return {
    candidates: () => starts.sites().map(({ method }) => method.id),
    *of(methods) {
      const isFresh = new Set(methods.map(({ id }) => id));
      for (const site of starts.sites()) if (isFresh.has(site.method.id)) yield starts.of(site);
    },
  };
}

/** Objects made whose methods the platform calls by their life cycle: views, fragments. */
export function madeComponents(starts: ComponentStarts): EdgeFinder {
  return {
    candidates: (slice) => slice.methods(),
    *of(methods) {
      const isFresh = new Set(methods.map(({ id }) => id));
      yield { edges: starts.made(({ id }) => isFresh.has(id)) };
    },
  };
}

/** Calls by name: reflection, service files, native code. @param calls takes those of the platform's members */
export function reflection(finder: ReflectionFinder, program: Program, code: ReachableCode, calls: ReflectiveCall[]): EdgeFinder {
  const callers = new CallersByRow(program, code);
  return {
    *candidates() {
      yield* callers.ofClasses(BY_NAME);
      yield* callers.ofNatives();
    },
    *of(methods) {
      for (const method of methods) {
        const found = finder.of(method);
        calls.push(...found.calls);
        yield found;
      }
    },
  };
}

/** Classes with methods that call what was found by name. */
const BY_NAME = [
  'Ljava/lang/reflect/Method;',
  'Ljava/lang/reflect/Constructor;',
  'Ljava/lang/reflect/Field;',
  'Ljava/lang/Class;',
  'Ljava/lang/invoke/MethodHandle;',
  'Ljava/util/ServiceLoader;',
];
