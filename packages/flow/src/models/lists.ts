import { ANYTHING, anythingFrom, isNothing, join, known, NOTHING, only, onlyNumber, tainted, type Value, ZERO } from '../values/value.ts';
import type { Operation, Operations } from './operation.ts';
import type { PlatformCall } from './platform-call.ts';

/** Elements by place as long as places are known, else all in one cell. */
export const REST = '[*]';
export const SIZE = 'size';
export const MOST_PLACES = 128;

/** Size of a list as far as it is known. */
export function sizeOf({ memory }: PlatformCall, list: number): number | undefined {
  const size = memory.find(list, SIZE);
  if (size === undefined) return memory.table.info(list).isOpen || memory.find(list, REST) !== undefined ? undefined : 0;
  return onlyNumber(size);
}

/** Elements in order; undefined when places are not known. */
export function elementsOf(call: PlatformCall, list: number): readonly Value[] | undefined {
  const { memory } = call;
  const length = memory.find(list, 'length');
  const size = length === undefined ? sizeOf(call, list) : onlyNumber(length);
  if (size === undefined || size > MOST_PLACES || memory.find(list, REST) !== undefined) return undefined;
  return Array.from({ length: size }, (_, k) => memory.find(list, `[${k}]`) ?? ZERO);
}

export function putElements({ memory }: PlatformCall, list: number, elements: readonly Value[]): void {
  const isSure = !memory.isMany(list);
  for (const [name] of memory.cellsOf(list)) if (isSure && name.startsWith('[')) memory.clear(list, name);
  for (const [k, value] of elements.entries()) memory.put(list, `[${k}]`, value, isSure);
  memory.put(list, SIZE, known(elements.length), isSure);
}

/** Gives up places: whatever was or is put in may be anywhere. */
function mix({ memory }: PlatformCall, list: number, added: Value): void {
  memory.add(list, REST, added);
  memory.put(list, SIZE, ANYTHING, true);
}

/** Any element of the lists. */
export function anyElement({ memory }: PlatformCall, lists: readonly number[]): Value {
  return join(memory.readAll(lists, '['), memory.readAll(lists, '*'));
}

/** Changes each list that may be meant; with its elements in order where they are known and it is only this one. */
function change(call: PlatformCall, work: (elements: Value[]) => Value[] | undefined, added: Value): void {
  changeLists(call, call.objects, work, added);
}

function changeLists(call: PlatformCall, objects: readonly number[], work: (elements: Value[]) => Value[] | undefined, added: Value): void {
  const { memory } = call;
  const isSure = objects.length === 1 && !memory.isMany(objects[0]!);
  for (const list of objects) {
    const before = isSure ? elementsOf(call, list) : undefined;
    const after = before === undefined ? undefined : work([...before]);
    if (after === undefined || after.length > MOST_PLACES) mix(call, list, added);
    else putElements(call, list, after);
  }
}

const add: Operation = (call) => {
  const hasPlace = call.target.parameters.length === 2;
  const value = call.argument(hasPlace ? 1 : 0);
  const place = hasPlace ? onlyNumber(call.argument(0)) : undefined;
  change(
    call,
    (elements) => {
      if (!hasPlace) return [...elements, value];
      return place === undefined || place > elements.length ? undefined : elements.toSpliced(place, 0, value);
    },
    value,
  );
  return hasPlace ? ZERO : known(1);
};

const addFirst: Operation = (call) => {
  change(call, (elements) => [call.argument(0), ...elements], call.argument(0));
  return known(1);
};

const set: Operation = (call) => {
  const [place, value] = [onlyNumber(call.argument(0)), call.argument(1)];
  change(
    call,
    (elements) => (place === undefined || place < 0 || place >= elements.length ? undefined : elements.with(place, value)),
    value,
  );
  return ANYTHING;
};

const get: Operation = (call) => at(call, onlyNumber(call.argument(0)));
const first: Operation = (call) => at(call, 0);
const last: Operation = (call) => at(call, -1);

/** The element at a place, from the end when negative. */
function at(call: PlatformCall, place: number | undefined): Value {
  const { memory, objects, receiver } = call;
  let all: Value | undefined = objects.length === 0 ? anythingFrom(receiver.taints) : undefined;
  for (const list of objects) {
    const elements = place === undefined ? undefined : elementsOf(call, list);
    const one =
      elements?.at(place!) ?? (elements === undefined ? orUnknown(anyElement(call, [list]), memory.table.info(list).isOpen) : ZERO);
    all = all === undefined ? one : join(all, one);
  }
  return tainted(all ?? ANYTHING, receiver.taints);
}

export const orUnknown = (value: Value, isOpen: boolean): Value =>
  isOpen || isNothing(value) ? join({ ...ANYTHING, taints: value.taints }, value) : value;

const STACK = 'Ljava/util/Stack;';

/** Takes out and returns: the first, the last, the one at a place, or one that is equal. */
const takeOut: Operation = (call) => {
  const { name, parameters } = call.target;
  if (parameters.length === 1 && parameters[0] !== 'I') {
    const sought = only(call.argument(0));
    change(
      call,
      (elements) => {
        if (sought === undefined || elements.some((one) => only(one) === undefined)) return undefined;
        const found = elements.findIndex((one) => only(one) === sought);
        return found < 0 ? elements : elements.toSpliced(found, 1);
      },
      NOTHING,
    );
    return ANYTHING;
  }
  const isLast = /Last/.test(name) || (name === 'pop' && call.session.classes.isBelow(call.type, STACK));
  const place = parameters.length === 1 ? onlyNumber(call.argument(0)) : isLast ? -1 : 0;
  const value = at(call, place);
  change(call, (elements) => (place === undefined || elements.length === 0 ? undefined : elements.toSpliced(place, 1)), NOTHING);
  return value;
};

const clear: Operation = (call) => {
  const { memory, objects } = call;
  if (objects.length === 1 && !memory.isMany(objects[0]!)) {
    for (const [name] of [...memory.cellsOf(objects[0]!)]) memory.clear(objects[0]!, name);
    memory.put(objects[0]!, SIZE, known(0), true);
  }
  return ZERO;
};

/** Puts all of another collection or array behind what is there; also a constructor that takes one. */
const addAll: Operation = (call) => {
  const k = call.target.parameters.length - 1;
  const other = call.argument(k);
  if (call.target.parameters[k] === 'I' || call.target.parameters.length === 0) return ZERO;
  const more = other.objects.length === 1 ? elementsOf(call, other.objects[0]!) : undefined;
  const any = tainted(anyElement(call, other.objects), other.taints);
  change(call, (elements) => (k === 0 && more !== undefined ? [...elements, ...more] : undefined), any);
  return ANYTHING;
};

/** Collections.addAll(collection, elements). */
const addEach: Operation = (call) => {
  const [list, array] = [call.argument(0), call.argument(1)];
  const more = array.objects.length === 1 ? elementsOf(call, array.objects[0]!) : undefined;
  changeLists(call, list.objects, (elements) => (more === undefined ? undefined : [...elements, ...more]), anyElement(call, array.objects));
  return known(1);
};

/** List.of(a, b, …), or of an array. */
const listOf: Operation = (call) => {
  const array = call.target.parameters[0]?.startsWith('[') === true ? call.argument(0) : undefined;
  if (array !== undefined) return copied(call, array, call.target.returns);
  const made = call.fresh(call.target.returns);
  putElements(call, made.objects[0]!, call.arguments);
  return made;
};

/** sort, shuffle, swap: the same elements in an order that is not known. */
const shuffle: Operation = (call) => {
  const lists = call.isStatic ? call.argument(0).objects : call.objects;
  for (const list of lists) mix(call, list, NOTHING);
  return ZERO;
};

const reverse: Operation = (call) => {
  changeLists(call, call.argument(0).objects, (elements) => elements.reverse(), NOTHING);
  return ZERO;
};

/** Any of the elements: first and last of what has an order of its own. */
const anyOne: Operation = (call) =>
  call.objects.length === 0
    ? anythingFrom(call.receiver.taints)
    : tainted(orUnknown(anyElement(call, call.objects), false), call.receiver.taints);

const size: Operation = (call) => {
  const sizes = call.objects.map((list) => sizeOf(call, list));
  return sizes.length === 1 && sizes[0] !== undefined && !call.memory.isMany(call.objects[0]!) ? known(sizes[0]) : ANYTHING;
};

const isEmpty: Operation = (call) => {
  const value = size(call)?.known?.[0];
  return value === undefined ? ANYTHING : known(value === 0 ? 1 : 0);
};

/** A new collection or array with the same elements. */
const copy: Operation = (call) => copied(call, call.isStatic ? call.argument(0) : call.receiver, call.target.returns);

/** subList(from, to), copyOfRange(array, from, to), copyOf(array, length): some of the elements. */
const part: Operation = (call) => {
  const numbers = call.arguments.slice(call.isStatic ? 1 : 0).map(onlyNumber);
  const [from, to] = numbers.length === 1 ? [0, numbers[0]] : numbers;
  const isKnown = from !== undefined && to !== undefined && from >= 0 && to >= from && to - from <= MOST_PLACES;
  const whole = call.isStatic ? call.argument(0) : call.receiver;
  const cut = (elements: readonly Value[]) =>
    isKnown ? Array.from({ length: to - from }, (_, k) => elements[from + k] ?? ZERO) : undefined;
  return copied(call, whole, call.target.returns, cut);
};

export function copied(
  call: PlatformCall,
  from: Value,
  type: string,
  cut: (elements: readonly Value[]) => readonly Value[] | undefined = (all) => all,
): Value {
  const made = call.fresh(type);
  const [list] = made.objects as readonly [number];
  const all = from.objects.length === 1 ? elementsOf(call, from.objects[0]!) : undefined;
  const elements = all === undefined ? undefined : cut(all);
  if (elements === undefined) {
    call.memory.put(list, REST, tainted(anyElement(call, from.objects), from.taints), true);
    call.memory.put(list, SIZE, ANYTHING, true);
  } else putElements(call, list, elements);
  if (type.startsWith('[')) call.memory.put(list, 'length', elements === undefined ? ANYTHING : known(elements.length), true);
  return made;
}

export const listOperations: Operations = {
  'list-new': addAll,
  'list-add': add,
  'list-add-first': addFirst,
  'list-set': set,
  'list-get': get,
  'list-first': first,
  'list-last': last,
  'list-take': takeOut,
  'list-clear': clear,
  'list-add-all': addAll,
  'list-size': size,
  'list-is-empty': isEmpty,
  'list-copy': copy,
  'list-part': part,
  'list-add-each': addEach,
  'list-of': listOf,
  'list-shuffle': shuffle,
  'list-reverse': reverse,
  'list-any': anyOne,
};
