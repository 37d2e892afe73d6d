import { Cursor, OutOfBytes } from '@touchstone/kernel/bytes';
import type { Dex } from './dex.ts';

/** A constant as annotations and static fields hold it. Indices are the DEX file's own. */
export type EncodedValue =
  /** Also char and boolean; a long beyond 2^53 loses precision. */
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'type'; readonly descriptor: string }
  | { readonly kind: 'field'; readonly field: number }
  | { readonly kind: 'method'; readonly method: number }
  | { readonly kind: 'enum'; readonly field: number }
  | { readonly kind: 'method-type'; readonly proto: number }
  | { readonly kind: 'method-handle'; readonly handle: number }
  | { readonly kind: 'array'; readonly items: readonly EncodedValue[] }
  | { readonly kind: 'annotation'; readonly type: string; readonly elements: readonly Element[] }
  | { readonly kind: 'null' };

export interface Element {
  readonly name: string;
  readonly value: EncodedValue;
}

const NULL: EncodedValue = { kind: 'null' };
const DEEPEST = 32;
/** What it costs to run into the end, against reading a value. */
const ERROR_COST = 1_024;

/** The values of an encoded_array; those before the first broken one. */
export function readEncodedArray(dex: Dex, at: number): readonly EncodedValue[] {
  const cursor = new Cursor(dex.bytes.u8, Math.min(at, dex.bytes.u8.length));
  return whileBytesLast(dex, (items) => readItems(dex, cursor, 0, items));
}

/** An encoded_annotation at the cursor. @throws OutOfBytes */
export function readEncodedAnnotation(dex: Dex, cursor: Cursor, depth: number): { type: string; elements: readonly Element[] } {
  const type = dex.typeDescriptor(cursor.uleb128());
  const elements: Element[] = [];
  for (let left = cursor.uleb128(); left > 0; left--) {
    const name = dex.string(cursor.uleb128());
    elements.push({ name, value: readEncodedValue(dex, cursor, depth + 1) });
  }
  return { type, elements };
}

/** Collects until the input or the budget ends; what was read so far is the answer. */
export function whileBytesLast<T>(dex: Dex, collect: (items: T[]) => void): readonly T[] {
  const items: T[] = [];
  if (dex.budget.later <= 0) return items;
  try {
    collect(items);
  } catch (error) {
    if (!(error instanceof OutOfBytes)) throw error;
    dex.budget.later -= ERROR_COST;
  }
  return items;
}

/** Takes from what a DEX file may still read on demand. @throws OutOfBytes when that is used up */
export function spend(dex: Dex, cursor: Cursor, amount: number): void {
  dex.budget.later -= amount;
  if (dex.budget.later < 0) throw new OutOfBytes(cursor.at, amount, cursor.at);
}

/** @source https://source.android.com/docs/core/runtime/dex-format#encoding */
function readEncodedValue(dex: Dex, cursor: Cursor, depth: number): EncodedValue {
  spend(dex, cursor, 1);
  const head = cursor.u8();
  const type = head & 0x1f;
  const extra = head >> 5;
  if (type === 0x1c || type === 0x1d) return depth < DEEPEST ? readNested(dex, cursor, type, depth) : tooDeep(cursor);
  if (type === 0x1e) return NULL;
  if (type === 0x1f) return { kind: 'number', value: extra };
  if (extra > 7) return tooDeep(cursor);
  const bytes = cursor.slice(extra + 1);
  const read = SCALARS[type];
  return read === undefined ? NULL : read(bytes, dex);
}

function readNested(dex: Dex, cursor: Cursor, type: number, depth: number): EncodedValue {
  if (type === 0x1d) return { kind: 'annotation', ...readEncodedAnnotation(dex, cursor, depth) };
  const items: EncodedValue[] = [];
  readItems(dex, cursor, depth, items);
  return { kind: 'array', items };
}

function readItems(dex: Dex, cursor: Cursor, depth: number, items: EncodedValue[]): void {
  for (let left = cursor.uleb128(); left > 0; left--) items.push(readEncodedValue(dex, cursor, depth + 1));
}

function tooDeep(cursor: Cursor): never {
  throw new OutOfBytes(cursor.at, 1, cursor.at);
}

const SCALARS: Readonly<Record<number, (bytes: Uint8Array, dex: Dex) => EncodedValue>> = {
  0: (bytes) => number(signed(bytes)),
  2: (bytes) => number(signed(bytes)),
  3: (bytes) => number(unsigned(bytes)),
  4: (bytes) => number(signed(bytes)),
  6: (bytes) => number(signed(bytes)),
  16: (bytes) => number(float(bytes, 4).getFloat32(0, true)),
  17: (bytes) => number(float(bytes, 8).getFloat64(0, true)),
  21: (bytes) => ({ kind: 'method-type', proto: unsigned(bytes) }),
  22: (bytes) => ({ kind: 'method-handle', handle: unsigned(bytes) }),
  23: (bytes, dex) => ({ kind: 'text', value: dex.string(unsigned(bytes)) }),
  24: (bytes, dex) => ({ kind: 'type', descriptor: dex.typeDescriptor(unsigned(bytes)) }),
  25: (bytes) => ({ kind: 'field', field: unsigned(bytes) }),
  26: (bytes) => ({ kind: 'method', method: unsigned(bytes) }),
  27: (bytes) => ({ kind: 'enum', field: unsigned(bytes) }),
};

const number = (value: number): EncodedValue => ({ kind: 'number', value });

function unsigned(bytes: Uint8Array): number {
  return bytes.reduceRight((value, byte) => value * 256 + byte, 0);
}

function signed(bytes: Uint8Array): number {
  if ((bytes.at(-1) ?? 0) < 0x80) return unsigned(bytes);
  return -(bytes.reduceRight((value, byte) => value * 256 + (byte ^ 0xff), 0) + 1);
}

/** Floats are cut at their low end: the bytes given are the high ones. */
function float(bytes: Uint8Array, size: number): DataView {
  const whole = new Uint8Array(size);
  whole.set(bytes.subarray(-size), Math.max(0, size - bytes.length));
  return new DataView(whole.buffer);
}
