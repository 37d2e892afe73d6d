import type { Class, Method, Program, ReachableCode } from '@touchstone/program';
import type { Edge } from '../edge.ts';
import { edgeByName } from '../reflection/edge-by-name.ts';
import type { Slice } from '../walk/slice.ts';
import type { UnseenClass } from './unseen-classes.ts';

const ABSTRACT = 0x400;
const STATIC_PRIVATE = 0x8 | 0x2;

/**
 * Edges to what may run because a class is loaded whose name is not known: its initialiser; of classes that its objects are taken for, what
 * others can call; methods that are looked up by name. Only to what something else leads to as well: else it is counted as not resolved.
 */
export function guessedEdges(program: Program, code: ReachableCode, slice: Slice, classes: readonly UnseenClass[]): readonly Edge[] {
  if (classes.length === 0) return [];
  const methods = slice.methods().map((id) => program.method(id));
  const initialisers = methods.filter(({ name }) => name === '<clinit>');
  const byName = Map.groupBy(methods, ({ name }) => name);
  const made = new Map<string, readonly Method[]>();
  return classes.flatMap(({ at, types, methods: named }) => {
    const targets = new Set<Method>(types.size === 0 || named.size > 0 ? initialisers : []);
    for (const type of types) {
      let own = made.get(type);
      if (own === undefined) {
        own = [type, ...program.subtypesOf(type).map(({ descriptor }) => descriptor)].flatMap((one) =>
          madeOf(program.class(one), code, slice),
        );
        made.set(type, own);
      }
      for (const method of own) targets.add(method);
    }
    for (const name of named) for (const method of byName.get(name) ?? []) targets.add(method);
    return [...targets].map((to): Edge => ({ ...edgeByName(at.method, at.instruction, to, 'reflection', nameOf(to)), isGuessed: true }));
  });
}

/** What runs of a class when an object of it is made and used. */
function madeOf(type: Class | undefined, code: ReachableCode, slice: Slice): readonly Method[] {
  if (type === undefined || (type.accessFlags & ABSTRACT) !== 0) return [];
  return type.methods().filter(({ id, name, accessFlags }) => {
    if (name === '<init>') return code.isReached[id] === 1;
    const isCalled = name === '<clinit>' || (accessFlags & STATIC_PRIVATE) === 0;
    return isCalled && slice.has[id] === 1;
  });
}

const nameOf = ({ class: owner, name }: Method): string => `${owner.slice(1, -1).replaceAll('/', '.')}.${name}?`;
