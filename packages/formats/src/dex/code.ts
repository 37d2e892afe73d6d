import type { Problems } from '@touchstone/kernel/problem';
import type { Budget } from './budget.ts';
import type { Definitions } from './definitions.ts';
import { JUMBO, OPCODES, payloadUnits, SPECIAL, STREAMS, unitsAt } from './opcodes.ts';
import type { Bytes, Tables } from './tables.ts';

const HEADER_UNITS = 8;

/**
 * What all instructions of a DEX file refer to, in two streams in the order of definitions and instructions.
 *
 * An edge is one word: its kind (`EDGE`) in the top byte, below it the index in the DEX file's own table of methods,
 * fields, types, strings, call sites or method handles. The index is as the instruction has it and may be out of range.
 */
export class Code {
  /** Calls, allocations, static fields, class constants, method handles; what a search through the code needs. */
  readonly edges: Uint32Array;
  /** First edge of each definition, with one more entry at the end. */
  readonly edgeStart: Uint32Array;
  /** Texts and instance fields. */
  readonly mentions: Uint32Array;
  readonly mentionStart: Uint32Array;
  /** Instructions and payloads, as `dexdump -d` lists them. */
  readonly instructionCount: number;

  constructor(edges: Uint32Array, edgeStart: Uint32Array, mentions: Uint32Array, mentionStart: Uint32Array, instructionCount: number) {
    this.edges = edges;
    this.edgeStart = edgeStart;
    this.mentions = mentions;
    this.mentionStart = mentionStart;
    this.instructionCount = instructionCount;
  }
}

/** Where a code item's instructions lie, in 16-bit units of the container; never behind its end. */
export function instructionsOf(bytes: Bytes, codeAt: number): { from: number; to: number } {
  const from = (codeAt >>> 1) + HEADER_UNITS;
  return { from, to: from + Math.min(statedUnits(bytes.u16, codeAt), bytes.u16.length - from) };
}

const statedUnits = (u16: Uint16Array, codeAt: number) => u16[(codeAt >>> 1) + 6]! + u16[(codeAt >>> 1) + 7]! * 0x1_0000;

/**
 * Edges of one DEX file grow from the front of this buffer, mentions from its back: together they are at most half
 * as many as there are code units. Kept between files, so that the pages are not asked for again each time.
 */
let scratch = new Uint32Array(1 << 18);
/** A buffer above this many words is given back after the file that needed it. */
const KEPT_WORDS = 1 << 22;

/**
 * One linear pass over all instructions. Both streams are written on every step and only their ends move, which
 * spares the branch on what an instruction is.
 *
 * Methods that share code are read once each, but only within the budget.
 */
export function readCode(bytes: Bytes, definitions: Definitions, tables: Tables, budget: Budget, problems: Problems): Code {
  const { u16 } = bytes;
  const { count, code } = definitions;
  const edgeStart = new Uint32Array(count + 1);
  const mentionStart = new Uint32Array(count + 1);
  const strings = tables.textCount;
  // The plain path may read four units behind an instruction's first.
  const plainEnd = u16.length - 5;
  let words = scratch;
  let front = 0;
  let back = words.length - 1;
  let instructions = 0;
  for (let i = 0; i < count; i++) {
    edgeStart[i] = front;
    mentionStart[i] = words.length - 1 - back;
    const at = code[i]!;
    if (at === 0) continue;
    const from = (at >>> 1) + HEADER_UNITS;
    let units = u16[from - 2]! + u16[from - 1]! * 0x1_0000;
    if (units > u16.length - from) {
      problems.add('dex/code-past-end', at);
      units = u16.length - from;
    }
    if (units > budget.codeUnits) {
      problems.add('dex/code-budget', at);
      continue;
    }
    budget.codeUnits -= units;
    if (back - front < (units >>> 1) + 8) {
      words = grown(words, front, back, (units >>> 1) + 8);
      back = words.length - 1 - mentionStart[i]!;
    }
    const to = from + units;
    const frontBefore = front;
    const backBefore = back;
    const before = instructions;
    let p = from;
    let isPlain = to <= plainEnd;
    if (isPlain) {
      while (p < to) {
        instructions++;
        const word = u16[p]!;
        const op = word & 0xff;
        const info = OPCODES[op]!;
        if (info < JUMBO) {
          const edge = ((info & 0xf0) << 20) | u16[p + 1]!;
          const stream = STREAMS[op]!;
          words[front] = edge;
          words[back] = edge;
          front += stream & 1;
          back -= stream >> 1;
          p += info & 15;
        } else if (info < SPECIAL) {
          const text = u16[p + 1]! + u16[p + 2]! * 0x1_0000;
          words[back] = TEXT_EDGE | (text < strings ? text & 0xff_ffff : 0xff_ffff);
          back--;
          p += 3;
        } else if (op === 0) {
          p += payloadUnits(u16, p, word);
        } else {
          problems.add('dex/invalid-opcode', p * 2);
          p++;
        }
      }
      isPlain = p === to;
    }
    if (!isPlain) {
      // The last instruction hangs over the method's end, or the method over the file's: read again with care.
      front = frontBefore;
      back = backBefore;
      instructions = before;
      for (p = from; p < to; ) {
        const size = unitsAt(u16, p);
        if (p + size > to) {
          problems.add('dex/instruction-past-end', p * 2);
          break;
        }
        instructions++;
        const edge = edgeAt(u16, p, strings);
        if (edge !== 0) {
          if (isMention(edge)) words[back--] = edge;
          else words[front++] = edge;
        }
        p += size;
      }
    }
  }
  edgeStart[count] = front;
  const mentionCount = words.length - 1 - back;
  mentionStart[count] = mentionCount;
  const mentions = new Uint32Array(mentionCount);
  for (let i = 0, k = words.length - 1; i < mentionCount; i++, k--) mentions[i] = words[k]!;
  scratch = words.length > KEPT_WORDS ? new Uint32Array(1 << 18) : words;
  return new Code(words.slice(0, front), edgeStart, mentions, mentionStart, instructions);
}

const TEXT_EDGE = 6 << 24;
const isMention = (edge: number) => edge >>> 24 === 6 || edge >>> 24 === 8;

/** A larger buffer with the edges at its front and the mentions at its back. */
function grown(words: Uint32Array<ArrayBuffer>, front: number, back: number, room: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.max(words.length * 2, words.length + room));
  larger.set(words.subarray(0, front));
  larger.set(words.subarray(back + 1), larger.length - (words.length - 1 - back));
  return larger;
}

/** The edge of the whole instruction at `at`, 0 for none. */
export function edgeAt(u16: Uint16Array, at: number, strings: number): number {
  const info = OPCODES[u16[at]! & 0xff]!;
  if (info < JUMBO) return info < 16 ? 0 : ((info & 0xf0) << 20) | u16[at + 1]!;
  if (info >= SPECIAL) return 0;
  const text = u16[at + 1]! + u16[at + 2]! * 0x1_0000;
  return TEXT_EDGE | (text < strings ? text & 0xff_ffff : 0xff_ffff);
}
