import { union } from './sorted.ts';

/** A class as a value, one object for each descriptor: `Foo.class`. */
export interface ClassValue {
  readonly descriptor: string;
}

/** A text, a number or a class that is known. `null` and `false` are 0, as in the instructions. */
export type Known = string | number | ClassValue;

/**
 * What may stand in a register or a cell: some of the objects, some of the known values, and where its content comes from.
 * `known` undefined: any value. No objects, no known values: nothing can be there.
 */
export interface Value {
  /** Objects by number, ascending. */
  readonly objects: readonly number[];
  readonly known: readonly Known[] | undefined;
  /** Sources by number, ascending. */
  readonly taints: readonly number[];
}

const NONE: readonly number[] = [];

export const NOTHING: Value = { objects: NONE, known: [], taints: NONE };
export const ANYTHING: Value = { objects: NONE, known: undefined, taints: NONE };
export const ZERO: Value = { objects: NONE, known: [0], taints: NONE };
export const ONE: Value = { objects: NONE, known: [1], taints: NONE };

/** Values that stand side by side before the value counts as unknown. */
const MOST_KNOWN = 6;
/** Objects that stand side by side; more are not told apart in any app that was looked at, and cost. */
const MOST_OBJECTS = 64;

export const known = (value: Known): Value => (value === 0 ? ZERO : { objects: NONE, known: [value], taints: NONE });

export const object = (id: number): Value => ({ objects: [id], known: [], taints: NONE });

export const objects = (ids: readonly number[]): Value => ({ objects: ids, known: [], taints: NONE });

/** The value with these sources added. */
export function tainted(value: Value, taints: readonly number[]): Value {
  const all = union(value.taints, taints);
  return all === value.taints ? value : { ...value, taints: all };
}

/** Any value that depends on these sources. */
export function anythingFrom(taints: readonly number[]): Value {
  return taints.length === 0 ? ANYTHING : { objects: NONE, known: undefined, taints };
}

export const withKnown = (value: Value, values: readonly Known[] | undefined): Value => ({ ...value, known: values });

/** The one value it must be; undefined when it may be another or an object. */
export function only(value: Value): Known | undefined {
  return value.objects.length === 0 && value.known?.length === 1 ? value.known[0] : undefined;
}

/** The one text it must be. */
export function onlyText(value: Value): string | undefined {
  const one = only(value);
  return typeof one === 'string' ? one : undefined;
}

export function onlyNumber(value: Value): number | undefined {
  const one = only(value);
  return typeof one === 'number' ? one : undefined;
}

/** The texts among what is known. */
export function texts(value: Value): readonly string[] {
  return (value.known ?? []).filter((one) => typeof one === 'string');
}

export function classes(value: Value): readonly ClassValue[] {
  return (value.known ?? []).filter((one) => typeof one === 'object');
}

/** Whether there were more objects than are kept: what is left out is not followed. */
export const isFull = (value: Value): boolean => value.objects.length >= MOST_OBJECTS && value.known === undefined;

export const isNothing = (value: Value): boolean => value.objects.length === 0 && value.known?.length === 0;

/** What is in one or the other. The first itself when the second adds nothing. @param isWide known values that would be joined are given up */
export function join(a: Value, b: Value, isWide = false): Value {
  if (a === b) return a;
  const all = union(a.objects, b.objects);
  const cut = all.length > MOST_OBJECTS;
  const objectsOf = cut ? all.slice(0, MOST_OBJECTS) : all;
  const values = cut ? undefined : joinKnown(a.known, b.known, isWide);
  const taints = union(a.taints, b.taints);
  const same =
    (cut ? a.objects.length === MOST_OBJECTS && a.objects.every((o, i) => o === objectsOf[i]) : all === a.objects) && values === a.known;
  return same && taints === a.taints ? a : { objects: same ? a.objects : objectsOf, known: values, taints };
}

function joinKnown(a: readonly Known[] | undefined, b: readonly Known[] | undefined, isWide: boolean): readonly Known[] | undefined {
  if (a === undefined || b === undefined) return undefined;
  const more = b.filter((one) => !a.includes(one));
  if (more.length === 0) return a;
  if (a.length + more.length > MOST_KNOWN || (isWide && a.length > 0)) return undefined;
  return [...a, ...more];
}

/** Joins any number of values; nothing for none. */
export function joinAll(values: Iterable<Value>): Value {
  let all = NOTHING;
  for (const value of values) all = all === NOTHING ? value : join(all, value);
  return all;
}

const classValues = new Map<string, ClassValue>();

/** The class of that descriptor as a value: the same object each time. Kept for as many names as apps have. */
export function classValue(descriptor: string): ClassValue {
  let value = classValues.get(descriptor);
  if (value === undefined) {
    if (classValues.size > 100_000) classValues.clear();
    value = { descriptor };
    classValues.set(descriptor, value);
  }
  return value;
}
