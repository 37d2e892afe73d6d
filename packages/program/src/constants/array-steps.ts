import type { Machine } from './machine.ts';
import { UNKNOWN, type Value, type ValueId } from './values.ts';

/** Longer arrays are not followed. */
const MOST_ITEMS = 1_024;
const FILL_ARRAY_DATA = 0x0300;

export function lengthOf(machine: Machine, register: number): ValueId {
  const array = arrayIn(machine, register);
  return array === undefined ? UNKNOWN : machine.values.number(array.items.length);
}

export function newArray(machine: Machine, at: number, register: number): ValueId {
  const size = machine.number(register);
  if (size === undefined || size < 0 || size > MOST_ITEMS) return UNKNOWN;
  return machine.values.array(at, new Array<ValueId>(size).fill(UNKNOWN));
}

export function getItem(machine: Machine, register: number, indexRegister: number): ValueId {
  const index = machine.number(indexRegister);
  return index === undefined ? UNKNOWN : (arrayIn(machine, register)?.items[index] ?? UNKNOWN);
}

/** A store at an unknown place makes all items unknown. */
export function putItem(machine: Machine, value: ValueId, register: number, indexRegister: number): void {
  const array = arrayIn(machine, register);
  if (array === undefined) {
    machine.forget(machine.read(register));
    return;
  }
  const index = machine.number(indexRegister);
  if (index !== undefined && !(index >= 0 && index < array.items.length)) return; // throws
  const items = index === undefined ? array.items.map(() => UNKNOWN) : array.items.with(index, value);
  machine.replace(machine.read(register), machine.values.array(array.at, items));
}

/** fill-array-data: the payload may lie anywhere in the method, or not. */
export function fillArray(machine: Machine, at: number, register: number): void {
  const array = arrayIn(machine, register);
  const payload = at + machine.int(at, 1);
  const end = machine.to - machine.from;
  if (array === undefined || payload < 0 || payload + 4 > end || machine.unit(payload, 0) !== FILL_ARRAY_DATA) return;
  const width = machine.unit(payload, 1);
  const count = Math.min(machine.int(payload, 2) >>> 0, array.items.length);
  if (![1, 2, 4, 8].includes(width) || (payload + 4) * 2 + count * width > end * 2) return;
  const { u8 } = machine.dex.bytes;
  const start = (machine.from + payload + 4) * 2;
  const items = array.items.map((item, i) => (i < count ? machine.values.number(littleEndian(u8, start + i * width, width)) : item));
  machine.replace(machine.read(register), machine.values.array(array.at, items));
}

function arrayIn(machine: Machine, register: number): Extract<Value, { kind: 'array' }> | undefined {
  const value = machine.values.get(machine.read(register));
  return value?.kind === 'array' ? value : undefined;
}

/** Signed; eight bytes only as far as a number is exact. */
function littleEndian(bytes: Uint8Array, at: number, width: number): number {
  let value = 0;
  for (let k = width - 1; k >= 0; k--) value = value * 256 + bytes[at + k]!;
  return value >= 2 ** (width * 8 - 1) ? value - 2 ** (width * 8) : value;
}
