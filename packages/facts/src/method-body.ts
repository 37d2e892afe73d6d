import { unitsAt } from '@touchstone/formats/dex';
import type { Method, Program } from '@touchstone/program';

/** Code units of a method, with the first unit of each instruction. Empty for a method without code. */
export interface MethodBody {
  readonly units: Uint16Array;
  readonly instructions: readonly number[];
}

/** Longer bodies are not looked at: they do more than the few instructions that are asked about. */
const MOST_UNITS = 4_096;

/** Instructions of a method. Method ids run through the DEX files in order. */
export function bodyOf(program: Program, method: Method): MethodBody {
  let definition = method.id;
  for (const { dex } of program.dexes) {
    if (definition >= dex.definitions.count) {
      definition -= dex.definitions.count;
      continue;
    }
    const item = dex.codeItem(definition);
    if (item === undefined || item.to - item.from > MOST_UNITS) break;
    const instructions: number[] = [];
    for (let at = item.from; at < item.to; at += Math.max(1, unitsAt(dex.bytes.u16, at))) instructions.push(at);
    return { units: dex.bytes.u16, instructions };
  }
  return { units: new Uint16Array(0), instructions: [] };
}

const CONST_4 = 0x12;
const CONST_16 = 0x13;
const RETURN = 0x0f;

/** Whether a body decides nothing and always returns the constant: no branch, and what it returns was loaded as such. */
export function alwaysReturns(body: MethodBody, value: 0 | 1): boolean {
  const { units, instructions } = body;
  let loaded = new Map<number, number>();
  let returned: number | undefined;
  for (const at of instructions) {
    const word = units[at]!;
    const op = word & 0xff;
    if (isBranch(op)) return false;
    if (op === CONST_4) loaded = new Map(loaded).set((word >>> 8) & 0xf, (word << 16) >> 28);
    if (op === CONST_16) loaded = new Map(loaded).set(word >>> 8, units[at + 1]!);
    if (op === RETURN) returned = loaded.get(word >>> 8);
  }
  return returned === value;
}

/** Switches, conditions and throws; a plain goto decides nothing. */
const isBranch = (op: number) => op === 0x2b || op === 0x2c || (op >= 0x32 && op <= 0x3d) || op === 0x27;
