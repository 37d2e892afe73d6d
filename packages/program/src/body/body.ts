import { type CodeItem, type Dex, unitsAt } from '@touchstone/formats/dex';
import type { LinkedDex } from '../linked-dex.ts';
import { BlockGraph } from './block-graph.ts';
import { firstRegisterAt, literalAt, readsFirst, referenceAt, registersAt, writes, writesPair } from './operands.ts';
import { isPayload, type SwitchCase, switchCases, waysFrom } from './ways.ts';

const STATIC = 0x8;
const FIRST_INVOKE = 0x6e;

/**
 * The instructions of one method by their numbers, from 0 in the order in which they stand; payloads are none. Operands are
 * read from the file when asked. Positions of sites and edges are code units: see `at` and `indexOf`.
 */
export class Body {
  readonly file: LinkedDex;
  /** Of the file, not global. */
  readonly definition: number;
  /** Global id of the method. */
  readonly method: number;
  readonly item: CodeItem;
  readonly count: number;
  /** Position of each instruction in code units from the method's start. */
  readonly at: Uint32Array;
  readonly op: Uint8Array;
  /** Twice the register that each instruction writes, and one more where it is a pair; -1 for none. */
  #written: Int32Array | undefined;
  #blocks: BlockGraph | undefined;

  constructor(file: LinkedDex, definition: number, item: CodeItem) {
    this.file = file;
    this.definition = definition;
    this.method = file.definitionBase + definition;
    this.item = item;
    this.at = positionsOf(file.dex, item);
    this.count = this.at.length;
    this.op = opcodesAt(file.dex.bytes.u16, item.from, this.at);
    this.#written = undefined;
    this.#blocks = undefined;
  }

  /** The instruction at, or that spans, a position in code units; -1 when there is none. */
  indexOf(unit: number): number {
    let low = -1;
    let high = this.count;
    while (low + 1 < high) {
      const middle = (low + high) >>> 1;
      if (this.at[middle]! <= unit) low = middle;
      else high = middle;
    }
    return low;
  }

  /** All registers that instruction `i` names, as written; of pairs the first, but both in invokes. See `argumentRegisters`. */
  registers(i: number): readonly number[] {
    return registersAt(this.#u16, this.item.from + this.at[i]!);
  }

  /** The register that the instruction writes, -1 for none; of a pair the first. */
  written(i: number): number {
    this.#written ??= this.#findWritten();
    return this.#written[i]! >> 1;
  }

  /** Whether the instruction writes the register, as the second of a pair too. */
  overwrites(i: number, register: number): boolean {
    this.#written ??= this.#findWritten();
    const written = this.#written[i]!;
    return written >= 0 && (written >> 1 === register || ((written & 1) === 1 && (written >> 1) + 1 === register));
  }

  /** Whether what it writes is a long or double. */
  writesPair(i: number): boolean {
    return writesPair(this.op[i]!);
  }

  /** The registers that the instruction reads, in order. */
  read(i: number): readonly number[] {
    const registers = this.registers(i);
    return readsFirst(this.op[i]!) ? registers : registers.slice(1);
  }

  /** The number in it, undefined for none. */
  literal(i: number): number | undefined {
    return literalAt(this.#u16, this.item.from + this.at[i]!);
  }

  /** Row of the file's own table (methods, fields, types, texts, call sites by opcode) that it names; -1 for none. May lie outside the table. */
  reference(i: number): number {
    return referenceAt(this.#u16, this.item.from + this.at[i]!);
  }

  /** Where it may jump, as instructions, what follows it left out. Of a switch each target once. */
  targets(i: number): readonly number[] {
    const ways = waysFrom(this.#u16, this.item.from, this.at[i]!, this.item.to - this.item.from);
    return ways === undefined ? NONE : ways.targets.map((at) => this.indexOf(at));
  }

  /** Keys of a switch with the instructions they lead to. */
  cases(i: number): readonly SwitchCase[] {
    const cases = switchCases(this.#u16, this.item.from, this.at[i]!, this.item.to - this.item.from);
    return cases.map(({ key, target }) => ({ key, target: this.indexOf(target) }));
  }

  isInvoke(i: number): boolean {
    const op = this.op[i]!;
    return (op >= FIRST_INVOKE && op <= 0x72) || (op >= 0x74 && op <= 0x78) || (op >= 0xfa && op <= 0xfd);
  }

  /** Registers of an invoke's arguments, the receiver first, one for each argument: of pairs the first. */
  argumentRegisters(i: number): readonly number[] {
    const { tables } = this.file.dex;
    const op = this.op[i]!;
    const registers = this.registers(i);
    if (op === 0xfc || op === 0xfd) return registers;
    const method = this.reference(i);
    if (!(method < tables.methodCount)) return registers;
    const isStatic = op === 0x71 || op === 0x77;
    return firstOfEach(this.file.dex, tables.methodIds[method * 2]! >>> 16, registers, isStatic);
  }

  /** Registers in which the method's own arguments arrive, the receiver first, one for each. */
  get parameterRegisters(): readonly number[] {
    const { tables, definitions } = this.file.dex;
    const { registers, ins } = this.item;
    const all = Array.from({ length: Math.min(ins, registers) }, (_, k) => registers - Math.min(ins, registers) + k);
    const method = definitions.method[this.definition]!;
    const isStatic = (definitions.flags[this.definition]! & STATIC) !== 0;
    return firstOfEach(this.file.dex, tables.methodIds[method * 2]! >>> 16, all, isStatic);
  }

  /** Blocks and the ways between them; made when first asked. */
  get blocks(): BlockGraph {
    this.#blocks ??= new BlockGraph(this);
    return this.#blocks;
  }

  #findWritten(): Int32Array {
    const written = new Int32Array(this.count);
    for (let i = 0; i < this.count; i++) {
      const op = this.op[i]!;
      written[i] = writes(op) ? firstRegisterAt(this.#u16, this.item.from + this.at[i]!) * 2 + (writesPair(op) ? 1 : 0) : -1;
    }
    return written;
  }

  get #u16(): Uint16Array {
    return this.file.dex.bytes.u16;
  }
}

const NONE: readonly number[] = [];

function positionsOf(dex: Dex, { from, to }: CodeItem): Uint32Array {
  const { u16 } = dex.bytes;
  let positions = new Uint32Array(Math.min(to - from, FEW));
  let count = 0;
  for (let at = from; at < to; ) {
    const units = unitsAt(u16, at);
    if (at + units > to) break;
    if (!isPayload(u16, at)) {
      if (count === positions.length) {
        const more = new Uint32Array(Math.min(to - from, count * 2));
        more.set(positions);
        positions = more;
      }
      positions[count++] = at - from;
    }
    at += units;
  }
  return positions.slice(0, count);
}

/** Instructions for which there is room at first. */
const FEW = 256;

function opcodesAt(u16: Uint16Array, from: number, at: Uint32Array): Uint8Array {
  const ops = new Uint8Array(at.length);
  for (let i = 0; i < ops.length; i++) ops[i] = u16[from + at[i]!]! & 0xff;
  return ops;
}

/** Registers by parameter: a long or double takes the next one too. */
function firstOfEach(dex: Dex, proto: number, registers: readonly number[], isStatic: boolean): readonly number[] {
  const { typeText, textAt, protoIds } = dex.tables;
  const first: number[] = [];
  let r = 0;
  if (!isStatic && registers.length > 0) first.push(registers[r++]!);
  for (const type of dex.typeList(protoIds[proto * 3 + 2] ?? 0)) {
    if (r >= registers.length) break;
    first.push(registers[r]!);
    const letter = dex.bytes.u8[textAt[typeText[type]!]!];
    r += letter === 0x4a || letter === 0x44 ? 2 : 1;
  }
  return first;
}
