import { frameworkParents, type Program } from '@touchstone/program';
import type { CallersByRow } from './callers-by-row.ts';
import type { Slice } from './slice.ts';

const STATIC_OR_PRIVATE = 0x8 | 0x2;

/**
 * Methods that may hand an object to the platform of which a method of the slice is then called: they call something that takes a
 * supertype of its class, or that starts what it is called on.
 *
 * @param starters names of calls that start what they are called on
 */
export function* takers(program: Program, slice: Slice, callers: CallersByRow, starters: Iterable<string>): Generator<number> {
  const types = new Set<number>();
  const { texts } = program.index;
  const object = texts.find('Ljava/lang/Object;');
  const seen = new Set<number>();
  let isStarted = false;
  for (const id of slice.methods()) {
    const method = program.method(id);
    if ((method.accessFlags & STATIC_OR_PRIVATE) !== 0 || method.name.startsWith('<')) continue;
    const c = program.class(method.class)?.id;
    if (c !== undefined) for (const type of foreignAbove(program, c, seen)) if (type !== object) types.add(type);
    isStarted = true;
  }
  for (const type of types) {
    for (const parent of parentsOf(program, texts.text(type))) if (texts.find(parent) >= 0) types.add(texts.find(parent));
  }
  yield* callers.ofParameters(types);
  if (isStarted) yield* callers.ofNames(starters);
}

function parentsOf(program: Program, descriptor: string): readonly string[] {
  const known = program.leftOut(descriptor);
  if (known === undefined) return frameworkParents(descriptor);
  return known.superclass === undefined ? known.interfaces : [known.superclass, ...known.interfaces];
}

/** Supertypes of a class that the app does not define, as text ids. @param seen classes that were looked at before */
function* foreignAbove(program: Program, from: number, seen: Set<number>): Generator<number> {
  const { parentType, interfaceStart, interfaceType, classOf } = program.index.hierarchy;
  const waiting = [from];
  for (let c = waiting.pop(); c !== undefined; c = waiting.pop()) {
    if (seen.has(c)) continue;
    seen.add(c);
    const above = [parentType[c]!, ...interfaceType.subarray(interfaceStart[c]!, interfaceStart[c + 1]!)];
    for (const type of above) {
      if (type < 0) continue;
      if (classOf[type]! < 0) yield type;
      else waiting.push(classOf[type]!);
    }
  }
}
