import type { Dex } from './dex.ts';
import { LebReader } from './leb.ts';

const LINE_BASE = -4;
const LINE_RANGE = 15;
const FIRST_SPECIAL = 0x0a;

/** How many numbers follow each opcode below the special ones; advance_pc and advance_line are read apart. */
const OPERANDS = [0, 1, 1, 3, 4, 1, 1, 0, 0, 1] as const;

/**
 * Source line of an instruction, from the debug state machine of its method.
 *
 * Offsets only grow, so the last line at or before the instruction is the answer. Shrunk apps often have one line
 * for all, or none.
 *
 * @source https://source.android.com/docs/core/runtime/dex-format#debug-info-item
 */
export function lineAt(dex: Dex, definition: number, instruction: number): number | undefined {
  const codeAt = dex.definitions.code[definition] ?? 0;
  if (codeAt === 0) return undefined;
  const half = codeAt >>> 1;
  const at = dex.bytes.u16[half + 4]! + dex.bytes.u16[half + 5]! * 0x1_0000;
  const { u8 } = dex.bytes;
  if (at === 0 || at >= u8.length || dex.budget.later <= 0) return undefined;
  const reader = new LebReader(u8, at);
  const line = runUntil(reader, instruction);
  dex.budget.later -= reader.at - at;
  return line;
}

function runUntil(reader: LebReader, instruction: number): number | undefined {
  const { bytes } = reader;
  let line = reader.unsigned();
  reader.skip(reader.unsigned()); // parameter names
  let address = 0;
  let found: number | undefined;
  while (reader.at < bytes.length) {
    const op = bytes[reader.at++]!;
    if (op === 0) break;
    if (op === 1) address += reader.unsigned();
    else if (op === 2) line += reader.signed();
    else if (op < FIRST_SPECIAL) reader.skip(OPERANDS[op]!);
    else {
      line += LINE_BASE + ((op - FIRST_SPECIAL) % LINE_RANGE);
      address += Math.floor((op - FIRST_SPECIAL) / LINE_RANGE);
      if (address > instruction) break;
      found = line;
    }
  }
  return found !== undefined && found > 0 ? found : undefined;
}
