import type { Reflected } from '../evaluate/index.ts';
import { annotatedMethods } from '../handovers/called-methods.ts';
import type { ValueCall, ValueId } from '../origins/method-values.ts';
import type { Origins } from '../origins/origins.ts';

/** Calls that give all methods or constructors of a class. */
const LISTS: ReadonlySet<string> = new Set(['getDeclaredMethods', 'getMethods', 'getDeclaredConstructors', 'getConstructors']);
/** Calls on the name of a member, by what they ask. */
const NAMED: Readonly<Record<string, (name: string, text: string) => boolean>> = {
  equals: (name, text) => name === text,
  equalsIgnoreCase: (name, text) => name.toLowerCase() === text.toLowerCase(),
  startsWith: (name, text) => name.startsWith(text),
  endsWith: (name, text) => name.endsWith(text),
  contains: (name, text) => name.includes(text),
};
const MARKED: ReadonlySet<string> = new Set(['isAnnotationPresent', 'getAnnotation', 'getDeclaredAnnotation']);
const METHOD = 'Ljava/lang/reflect/Method;';
/** Calls on a member that choose none. */
const ASKS_NOTHING: ReadonlySet<string> = new Set(['invoke', 'setAccessible', 'isAccessible', 'toString']);
const MOST_MEMBERS = 64;
const DEEPEST = 6;

/**
 * Methods that a call of one of a list can mean: those of the classes whose methods are listed, of a name or an annotation that the
 * method asks for, or all when it asks for nothing. Undefined when it is no such call; none when it is not seen what is asked.
 */
export function listedBy(origins: Origins, id: number, call: ValueCall): readonly Reflected[] | undefined {
  const lister = listerOf(origins, id, call.values[0] ?? 0);
  if (lister === undefined) return undefined;
  const { methods } = origins;
  const asked = askedIn(origins, id);
  if (asked.names.length === 0 && asked.marks.size === 0 && !asked.isForAll) return [];
  const found: Reflected[] = [];
  for (const type of classesOf(origins, id, lister.values[0] ?? 0)) {
    const own = [...(methods.classOf(type)?.methods() ?? [])].filter(({ name, hasCode }) => hasCode && !name.startsWith('<'));
    const marked = new Set(asked.marks.size === 0 ? own : annotatedMethods(methods, type, asked.marks));
    const meant = own.filter((method) => marked.has(method) && (asked.names.length === 0 || asked.names.some((is) => is(method.name))));
    for (const { name } of meant.slice(0, MOST_MEMBERS))
      found.push({
        name: 'invoke',
        member: { class: type, name, parameters: undefined, isField: false },
        receiver: undefined,
        arguments: [],
      });
  }
  return found;
}

/** The call that lists the members of which a value is one. */
export function listerOf(origins: Origins, id: number, start: ValueId): ValueCall | undefined {
  let at = start;
  for (let steps = 0; steps < DEEPEST; steps++) {
    const value = origins.methods.value(id, at);
    if (value?.kind === 'cast') at = value.of;
    else if (value?.kind === 'item') at = value.array;
    else if (value?.kind === 'call') {
      const call = origins.methods.call(id, value.at);
      const target = call === undefined ? undefined : origins.methods.target(id, call);
      return target?.class === 'Ljava/lang/Class;' && LISTS.has(target.name) ? call : undefined;
    } else return undefined;
  }
  return undefined;
}

/** The classes that a value stands for: named, or those of the objects whose class is asked. */
export function classesOf(origins: Origins, id: number, value: ValueId): ReadonlySet<string> {
  const { methods } = origins;
  const made = methods.value(id, value);
  const call = made?.kind === 'call' ? methods.call(id, made.at) : undefined;
  const isOfObject = call !== undefined && methods.target(id, call)?.name === 'getClass';
  const set = origins.of(id, isOfObject ? (call.values[0] ?? 0) : value);
  return new Set(
    set.origins.flatMap((origin) => {
      if (isOfObject) return origin.kind === 'object' || origin.kind === 'some' ? [origin.class] : [];
      return origin.kind === 'class' ? [origin.descriptor] : [];
    }),
  );
}

/** What a method asks of names and annotations of members. */
function askedIn(
  origins: Origins,
  id: number,
): {
  readonly names: readonly ((name: string) => boolean)[];
  readonly marks: ReadonlySet<string>;
  /** Nothing is asked of the members: all of them are meant. */
  readonly isForAll: boolean;
} {
  const { methods } = origins;
  const names: ((name: string) => boolean)[] = [];
  const marks = new Set<string>();
  let isForAll = true;
  for (const call of methods.values(id)?.calls() ?? []) {
    const target = methods.target(id, call);
    const is = target?.class === 'Ljava/lang/String;' && Object.hasOwn(NAMED, target.name) ? NAMED[target.name] : undefined;
    if (target?.class === METHOD && !ASKS_NOTHING.has(target.name)) isForAll = false;
    const isMark = target !== undefined && MARKED.has(target.name);
    if (is === undefined && !isMark) continue;
    for (const operand of call.values) {
      for (const origin of origins.of(id, operand).origins) {
        if (is !== undefined && origin.kind === 'text') names.push((name) => is(name, origin.value));
        if (isMark && origin.kind === 'class') marks.add(origin.descriptor);
      }
    }
  }
  return { names, marks, isForAll };
}
