import { ANYTHING, anythingFrom, isNothing, join, joinAll, known, NOTHING, objects, tainted, type Value, ZERO } from '../values/value.ts';
import type { Operation, Operations } from './operation.ts';
import type { PlatformCall } from './platform-call.ts';

/** Values under a key that is not known. */
const REST = 'k:*';
const KEYS = 'keys';

/** Cells of the keys that a value may be; undefined when it may be any. */
function cellsOf({ memory }: PlatformCall, key: Value): readonly string[] | undefined {
  if (key.known === undefined) return undefined;
  const known = key.known.map((one) =>
    typeof one === 'string' ? `k:s:${one}` : typeof one === 'number' ? `k:n:${one}` : `k:c:${one.descriptor}`,
  );
  if (key.objects.some((one) => memory.isMany(one))) return undefined;
  const all = [...known, ...key.objects.map((one) => `k:o:${one}`)];
  return all.length === 0 ? undefined : all;
}

/** Puts a value under a key of each map that may be meant. */
export function putInto(call: PlatformCall, maps: readonly number[], key: Value, value: Value): void {
  const { memory } = call;
  const cells = cellsOf(call, key);
  const isSure = maps.length === 1 && !memory.isMany(maps[0]!) && cells?.length === 1;
  for (const map of maps) {
    if (cells === undefined) memory.add(map, REST, value);
    else if (isSure) memory.put(map, cells[0]!, value, true);
    else for (const cell of cells) memory.add(map, cell, value);
    memory.add(map, KEYS, key);
  }
}

/** What may lie under a key. @param missing what is there when nothing was put */
export function getFrom(call: PlatformCall, maps: Value, key: Value, missing: Value): Value {
  const { memory } = call;
  const cells = cellsOf(call, key);
  const parts = maps.objects.map((map) => {
    const rest = join(memory.readAll([map], REST), memory.readAll([map], '*'));
    const isOpen = memory.table.info(map).isOpen && !isKept(memory.table.info(map).type);
    const lacking = isOpen ? anythingFrom(memory.readAll([map], '*').taints) : missing;
    if (cells === undefined) return joinAll([memory.readAll([map], 'k:'), rest, lacking]);
    return joinAll([rest, ...cells.map((cell) => memory.find(map, cell) ?? lacking)]);
  });
  if (parts.length === 0) return anythingFrom(maps.taints);
  const all = joinAll(parts);
  return tainted(isNothing(all) ? missing : all, maps.taints);
}

/** Kinds whose whole content is what the app put there, though the platform makes them. */
const isKept = (type: string) => type === 'Landroid/content/SharedPreferences;' || type === 'Landroid/os/Bundle;';

const put: Operation = (call) => {
  const before = call.target.returns === 'Ljava/lang/Object;' ? getFrom(call, call.receiver, call.argument(0), ZERO) : ZERO;
  putInto(call, call.objects, call.argument(0), call.argument(1));
  return returned(call, before);
};

/** Puts of intents, editors and the like return what they are called on. */
function returned(call: PlatformCall, otherwise: Value): Value {
  return call.target.returns === 'V' || call.target.returns === 'Ljava/lang/Object;' || call.target.returns === 'Z'
    ? otherwise
    : objects(call.objects);
}

const get: Operation = (call) => {
  const missing = call.target.parameters.length > 1 ? call.argument(1) : defaultOf(call.target.returns);
  return getFrom(call, call.receiver, call.argument(0), missing);
};

const defaultOf = (type: string): Value => (type === 'V' ? ZERO : ZERO);

/** All keys and values of another map too. */
const putAll: Operation = (call) => {
  const other = call.argument(0);
  for (const from of other.objects) copyAll(call, from, call.objects);
  if (other.objects.length === 0) for (const map of call.objects) call.memory.add(map, REST, anythingFrom(other.taints));
  return returned(call, ZERO);
};

function copyAll({ memory }: PlatformCall, from: number, maps: readonly number[]): void {
  const isSure = maps.length === 1 && !memory.isMany(maps[0]!);
  for (const [name, value] of [...memory.cellsOf(from)]) {
    if (!name.startsWith('k')) continue;
    for (const map of maps) {
      if (isSure && name !== REST && name !== KEYS && memory.find(map, name) === undefined) memory.put(map, name, value, true);
      else memory.add(map, name, value);
    }
  }
}

const make: Operation = (call) => {
  const [type] = call.target.parameters;
  if (type !== undefined && type !== 'I') putAll(call);
  return ZERO;
};

const remove: Operation = (call) => {
  const { memory, objects: maps } = call;
  const before = getFrom(call, call.receiver, call.argument(0), ZERO);
  const cells = cellsOf(call, call.argument(0));
  if (maps.length === 1 && cells?.length === 1 && !memory.isMany(maps[0]!)) memory.clear(maps[0]!, cells[0]!);
  return returned(call, before);
};

const clear: Operation = (call) => {
  const { memory, objects: maps } = call;
  if (maps.length === 1 && !memory.isMany(maps[0]!))
    for (const [name] of [...memory.cellsOf(maps[0]!)]) if (name.startsWith('k')) memory.clear(maps[0]!, name);
  return returned(call, ZERO);
};

const contains: Operation = (call) => {
  const { memory, objects: maps } = call;
  const cells = cellsOf(call, call.argument(0));
  if (maps.length !== 1 || cells?.length !== 1 || memory.find(maps[0]!, REST) !== undefined || memory.table.info(maps[0]!).isOpen)
    return ANYTHING;
  const held = memory.find(maps[0]!, cells[0]!);
  if (held === undefined) return ZERO;
  return held.known?.includes(0) === false ? known(1) : ANYTHING;
};

/** A collection with all values, all keys, or an entry of both. */
const values: Operation = (call) => collection(call, all(call, 'k:'));
const keys: Operation = (call) => collection(call, all(call, KEYS));

const entries: Operation = (call) => {
  const entry = call.fresh('Ljava/util/Map$Entry;', 'e');
  call.memory.put(entry.objects[0]!, 'key', all(call, KEYS), true);
  call.memory.put(entry.objects[0]!, 'value', all(call, 'k:'), true);
  return collection(call, entry);
};

function all(call: PlatformCall, prefix: string): Value {
  const { memory, objects: maps, receiver } = call;
  const held = join(memory.readAll(maps, prefix), memory.readAll(maps, '*'));
  const isOpen = maps.length === 0 || maps.some((map) => memory.table.info(map).isOpen);
  return tainted(isOpen ? join(ANYTHING, held) : isNothing(held) ? NOTHING : held, receiver.taints);
}

function collection(call: PlatformCall, element: Value): Value {
  const made = call.fresh('Ljava/util/ArrayList;', 'c');
  if (!isNothing(element) || element.taints.length > 0) call.memory.put(made.objects[0]!, '[*]', element, true);
  return made;
}

const part =
  (name: string): Operation =>
  (call) =>
    call.objects.length === 0 ? anythingFrom(call.receiver.taints) : tainted(call.memory.readAll(call.objects, name), call.receiver.taints);

const setEntry: Operation = (call) => {
  call.memory.write(call.objects, 'value', call.argument(0));
  return ANYTHING;
};

/** Pairs keep both halves apart, in the fields that code may read as well. */
const makePair: Operation = (call) => {
  call.memory.write(call.objects, 'f.first', call.argument(0));
  call.memory.write(call.objects, 'f.second', call.argument(1));
  return ZERO;
};

const pairOf: Operation = (call) => {
  const made = call.fresh('Landroid/util/Pair;');
  call.memory.put(made.objects[0]!, 'f.first', call.argument(0), true);
  call.memory.put(made.objects[0]!, 'f.second', call.argument(1), true);
  return made;
};

export const mapOperations: Operations = {
  'pair-new': makePair,
  'pair-of': pairOf,
  'pair-first': part('f.first'),
  'pair-second': part('f.second'),
  'map-new': make,
  'map-put': put,
  'map-get': get,
  'map-put-all': putAll,
  'map-remove': remove,
  'map-clear': clear,
  'map-contains': contains,
  'map-values': values,
  'map-keys': keys,
  'map-entries': entries,
  'entry-key': part('key'),
  'entry-value': part('value'),
  'entry-set': setEntry,
};
