import { pseudoRandom, zip } from '@touchstone/test-kit';
import type { Sample } from './samples.ts';

/** One change. Places count modulo the length there is, so that any part of a list of changes can be done alone. */
export interface Mutation {
  /** Index of the entry whose content is changed; -1 for the archive itself. */
  readonly target: number;
  readonly kind: Kind;
  readonly at: number;
  readonly length: number;
  readonly value: number;
}

type Kind = keyof typeof kinds;

export interface Recipe {
  /** Index of the sample. */
  readonly sample: number;
  readonly mutations: readonly Mutation[];
}

const MOST_MUTATIONS = 6;

/** The recipe with that number: the same seed and number give the same. */
export function recipeOf(samples: readonly Sample[], seed: number, number: number): Recipe {
  const next = pseudoRandom((Math.imul(seed, 0x9e37_79b1) ^ Math.imul(number, 0x85eb_ca6b)) >>> 0);
  const sample = next() % samples.length;
  const { entries } = samples[sample] as Sample;
  const names = Object.keys(kinds) as Kind[];
  const mutations = Array.from(
    { length: 1 + (next() % MOST_MUTATIONS) },
    (): Mutation => ({
      target: next() % 4 === 0 ? -1 : next() % Math.max(1, entries.length),
      kind: names[next() % names.length] as Kind,
      at: next(),
      length: next(),
      value: interesting(next),
    }),
  );
  return { sample, mutations };
}

/** The bytes of a recipe: contents are changed first and packed anew, then the archive is. */
export function bytesOf(samples: readonly Sample[], { sample, mutations }: Recipe): Uint8Array {
  const { bytes, entries } = samples[sample] as Sample;
  const inside = mutations.filter(({ target }) => target >= 0);
  const packed =
    inside.length === 0
      ? bytes
      : zip(
          entries.map((entry, i) => ({
            ...entry,
            data: inside.filter(({ target }) => target === i).reduce(changed, entry.data as Uint8Array),
          })),
        );
  return mutations.filter(({ target }) => target < 0).reduce(changed, packed);
}

const NUMBERS = [
  0, 1, 2, 3, 4, 7, 8, 0x10, 0x1c, 0x7f, 0x80, 0xff, 0x100, 0x7fff, 0x8000, 0xffff, 0x1_0000, 0xff_ffff, 0x7fff_ffff, 0x8000_0000,
  0xffff_fff0, 0xffff_ffff,
];

const interesting = (next: () => number): number => (next() % 3 === 0 ? next() : (NUMBERS[next() % NUMBERS.length] as number));

function changed(bytes: Uint8Array, mutation: Mutation): Uint8Array {
  return bytes.length === 0 ? bytes : kinds[mutation.kind](bytes, mutation);
}

const SHORT = 64;
const LONGEST_BYTES = 4_000_000;

const kinds = {
  flipBit: (bytes: Uint8Array, { at, value }: Mutation) =>
    write(bytes, at % bytes.length, [(bytes[at % bytes.length] as number) ^ (1 << (value & 7))]),
  setByte: (bytes: Uint8Array, { at, value }: Mutation) => write(bytes, at % bytes.length, [value & 0xff]),
  setHalf: (bytes: Uint8Array, { at, value }: Mutation) => write(bytes, (at % bytes.length) & ~1, littleEndian(value, 2)),
  setWord: (bytes: Uint8Array, { at, value }: Mutation) => write(bytes, (at % bytes.length) & ~3, littleEndian(value, 4)),
  addToWord: (bytes: Uint8Array, { at, length }: Mutation) => {
    const where = (at % bytes.length) & ~3;
    return write(bytes, where, littleEndian(wordAt(bytes, where) + (length % 17) - 8, 4));
  },
  /** Fields of the format, wherever it is one that we know. */
  setField: (bytes: Uint8Array, { at, value, length }: Mutation) => {
    const fields = fieldsOf(bytes);
    if (fields.length === 0) return bytes;
    const [offset, width] = fields[at % fields.length] as readonly [number, 2 | 4];
    const told = length % 3 === 0 ? (width === 4 ? wordAt(bytes, offset) : 0) + (length % 9) - 4 : value;
    return write(bytes, offset, littleEndian(told, width));
  },
  copyWord: (bytes: Uint8Array, { at, length }: Mutation) =>
    write(bytes, (at % bytes.length) & ~3, littleEndian(wordAt(bytes, (length % bytes.length) & ~3), 4)),
  fill: (bytes: Uint8Array, { at, length, value }: Mutation) =>
    write(bytes, at % bytes.length, new Uint8Array(length % SHORT).fill(value & 0xff)),
  truncate: (bytes: Uint8Array, { at }: Mutation) => bytes.subarray(0, at % bytes.length),
  remove: (bytes: Uint8Array, { at, length }: Mutation) => without(bytes, at % bytes.length, length % SHORT),
  duplicate: (bytes: Uint8Array, { at, length }: Mutation) => {
    const from = at % bytes.length;
    const part = bytes.subarray(from, from + (length % 2_000));
    return inserted(bytes, from, part);
  },
  move: (bytes: Uint8Array, { at, length, value }: Mutation) => {
    const from = at % bytes.length;
    const part = bytes.slice(from, from + (length % 400));
    return inserted(without(bytes, from, part.length), value % bytes.length, part);
  },
  repeat: (bytes: Uint8Array, { at, length, value }: Mutation) => {
    const from = (at % bytes.length) & ~3;
    const part = bytes.subarray(from, from + 4 + (length % 200));
    const times = Math.min(1 + (value % 2_000), Math.floor(LONGEST_BYTES / (part.length + 1)));
    const many = new Uint8Array(part.length * times);
    for (let i = 0; i < times; i++) many.set(part, i * part.length);
    return inserted(bytes, from, many);
  },
};

function write(bytes: Uint8Array, at: number, values: ArrayLike<number>): Uint8Array {
  const copy = Uint8Array.from(bytes);
  for (let i = 0; i < values.length && at + i < copy.length; i++) copy[at + i] = values[i] as number;
  return copy;
}

function without(bytes: Uint8Array, at: number, length: number): Uint8Array {
  const kept = new Uint8Array(Math.max(0, bytes.length - Math.min(length, bytes.length - at)));
  kept.set(bytes.subarray(0, at));
  kept.set(bytes.subarray(Math.min(bytes.length, at + length)), at);
  return kept;
}

function inserted(bytes: Uint8Array, at: number, part: Uint8Array): Uint8Array {
  const where = Math.min(at, bytes.length);
  const all = new Uint8Array(bytes.length + part.length);
  all.set(bytes.subarray(0, where));
  all.set(part, where);
  all.set(bytes.subarray(where), where + part.length);
  return all;
}

const littleEndian = (value: number, width: 2 | 4) =>
  [value, value >>> 8, value >>> 16, value >>> 24].slice(0, width).map((byte) => byte & 0xff);
const wordAt = (bytes: Uint8Array, at: number) =>
  ((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24)) >>> 0;

type Field = readonly [offset: number, width: 2 | 4];

const LOCAL = [4, 6, 8, 10, 12, 14, 18, 22, 26, 28];
const CENTRAL = [4, 6, 8, 10, 12, 14, 16, 20, 24, 28, 30, 32, 34, 36, 38, 42];
const END = [4, 6, 8, 10, 12, 16, 20];
const WIDE: ReadonlySet<number> = new Set([14, 16, 18, 20, 22, 24, 38, 42, 12]);
const RECORDS: Readonly<Record<number, readonly number[]>> = { 67324752: LOCAL, 33639248: CENTRAL, 101010256: END };

/** Places of the fields of an archive, a file of chunks, a DEX file or a library. */
function fieldsOf(bytes: Uint8Array): readonly Field[] {
  const magic = wordAt(bytes, 0);
  if (magic === 0x0a78_6564) return Array.from({ length: 28 }, (_, i) => [8 + i * 4, 4]);
  if (magic === 0x464c_457f) return Array.from({ length: 60 }, (_, i) => [i * 2, 2]);
  if ((magic & 0xffff) === 0x0003 || (magic & 0xffff) === 0x0002) return chunkFields(bytes);
  return recordFields(bytes);
}

function recordFields(bytes: Uint8Array): readonly Field[] {
  const fields: Field[] = [];
  for (let at = bytes.indexOf(0x50); at >= 0; at = bytes.indexOf(0x50, at + 1)) {
    for (const offset of RECORDS[wordAt(bytes, at)] ?? []) fields.push([at + offset, WIDE.has(offset) ? 4 : 2]);
  }
  return fields;
}

/** Headers of chunks, and of those inside packages and files. */
function chunkFields(bytes: Uint8Array): readonly Field[] {
  const fields: Field[] = [];
  for (let at = 0, steps = 0; at + 8 <= bytes.length && steps < 5_000; steps++) {
    const type = wordAt(bytes, at) & 0xffff;
    const header = wordAt(bytes, at) >>> 16;
    const size = wordAt(bytes, at + 4);
    fields.push([at, 2], [at + 2, 2], [at + 4, 4]);
    for (let inside = 8; inside < Math.min(header, 60); inside += 4) fields.push([at + inside, 4]);
    const isOuter = type === 0x0003 || type === 0x0002 || type === 0x0200;
    const step = isOuter ? header : size;
    if (step < 8) break;
    at += step;
  }
  return fields;
}
