import type { Problems } from '@touchstone/kernel/problem';
import type { Budget } from './budget.ts';
import { LebReader } from './leb.ts';
import type { Bytes, Tables } from './tables.ts';

/** The methods that a DEX file defines, in the order of its classes; their index is the definition's number. */
export class Definitions {
  readonly count: number;
  /** Method index of each definition. */
  readonly method: Uint32Array;
  readonly flags: Uint32Array;
  /** Offset of each definition's code item; 0 without one that can be read. */
  readonly code: Uint32Array;
  /** Class (row of class_defs) of each definition. */
  readonly classOf: Uint32Array;
  /** First definition of each class, with one more entry at the end. */
  readonly classStart: Uint32Array;
  /** First virtual definition of each class: the direct ones (static, private, constructors) come before. */
  readonly virtualStart: Uint32Array;

  constructor(scratch: Scratch, classStart: Uint32Array, virtualStart: Uint32Array) {
    this.count = scratch.count;
    this.method = scratch.method.slice(0, scratch.count);
    this.flags = scratch.flags.slice(0, scratch.count);
    this.code = scratch.code.slice(0, scratch.count);
    this.classOf = scratch.classOf.slice(0, scratch.count);
    this.classStart = classStart;
    this.virtualStart = virtualStart;
  }
}

/** Arrays that grow while class_data is read: how many definitions there are is known only at the end. */
class Scratch {
  count = 0;
  method: Uint32Array<ArrayBuffer>;
  flags: Uint32Array<ArrayBuffer>;
  code: Uint32Array<ArrayBuffer>;
  classOf: Uint32Array<ArrayBuffer>;

  constructor(capacity: number) {
    this.method = new Uint32Array(capacity);
    this.flags = new Uint32Array(capacity);
    this.code = new Uint32Array(capacity);
    this.classOf = new Uint32Array(capacity);
  }

  grow(): void {
    const longer = (old: Uint32Array) => {
      const array = new Uint32Array(old.length * 2);
      array.set(old);
      return array;
    };
    this.method = longer(this.method);
    this.flags = longer(this.flags);
    this.code = longer(this.code);
    this.classOf = longer(this.classOf);
  }
}

const FIRST_DEFINITIONS = 1 << 14;
const KEPT_DEFINITIONS = 1 << 18;

/** Kept between files, unless one was very large. */
let scratch = new Scratch(FIRST_DEFINITIONS);

/**
 * Reads the class_data of all classes into flat arrays.
 *
 * Counts lie: each loop ends with the bytes, and classes that share data are read only within the budget.
 *
 * @source https://source.android.com/docs/core/runtime/dex-format#class-data-item
 */
export function readDefinitions(bytes: Bytes, tables: Tables, budget: Budget, problems: Problems): Definitions {
  const { classCount, classDefs } = tables;
  const classStart = new Uint32Array(classCount + 1);
  const virtualStart = new Uint32Array(classCount);
  const reader = new LebReader(bytes.u8, 0);
  scratch.count = 0;
  for (let c = 0; c < classCount; c++) {
    classStart[c] = scratch.count;
    virtualStart[c] = scratch.count;
    const at = classDefs[c * 8 + 6]!;
    if (at === 0) continue;
    if (budget.classBytes <= 0) {
      problems.add('dex/class-data-budget', at);
      continue;
    }
    reader.at = at;
    const fields = reader.unsigned() + reader.unsigned();
    const direct = reader.unsigned();
    const total = direct + reader.unsigned();
    reader.skip(fields * 2);
    virtualStart[c] = readMethods(bytes, tables, reader, c, direct, total, problems);
    budget.classBytes -= reader.at - at;
  }
  classStart[classCount] = scratch.count;
  const definitions = new Definitions(scratch, classStart, virtualStart);
  if (scratch.method.length > KEPT_DEFINITIONS) scratch = new Scratch(FIRST_DEFINITIONS);
  return definitions;
}

/** @returns the number of the first virtual definition */
function readMethods(
  bytes: Bytes,
  tables: Tables,
  reader: LebReader,
  c: number,
  direct: number,
  total: number,
  problems: Problems,
): number {
  const size = bytes.u8.length;
  const methods = tables.methodCount;
  let firstVirtual = scratch.count;
  let method = 0;
  for (let k = 0; k < total; k++) {
    if (k === direct) method = 0;
    const start = reader.at;
    method += reader.unsigned();
    const flags = reader.unsigned();
    const code = reader.unsigned();
    if (reader.at > size) {
      problems.add('dex/class-data-past-end', start);
      break;
    }
    if (scratch.count > methods * 2 + FREE_DEFINITIONS) {
      problems.add('dex/definitions-budget', start);
      break;
    }
    if (method >= methods) {
      problems.add('dex/class-data-method', start);
      break;
    }
    if (scratch.count === scratch.method.length) scratch.grow();
    const n = scratch.count++;
    scratch.method[n] = method;
    scratch.flags[n] = flags;
    scratch.code[n] = code === 0 ? 0 : soundCode(code, size, problems);
    scratch.classOf[n] = c;
    if (k < direct) firstVirtual = n + 1;
  }
  return firstVirtual;
}

/** A method is defined once; twice as many, and these, are read before the rest is taken for a lie. */
const FREE_DEFINITIONS = 1_024;
const CODE_HEADER_BYTES = 16;

/** An even offset whose header lies in the file, or 0. Android wants a multiple of 4; 2 is what reading needs. */
function soundCode(at: number, size: number, problems: Problems): number {
  if ((at & 3) !== 0) problems.add('dex/code-misaligned', at);
  if ((at & 1) === 0 && at + CODE_HEADER_BYTES <= size) return at;
  problems.add('dex/code-out-of-file', at);
  return 0;
}
