import type { ByteWriter } from '../bytes/byte-writer.ts';
import type { Assembled } from './assemble.ts';
import type { Pools } from './pools.ts';

/** Line numbers and local names as a debug_info_item. @source source.android.com "Dalvik executable format", debug_info_item */
export function writeDebugInfo(out: ByteWriter, pools: Pools, code: Assembled, parameters: number): void {
  let line = code.lines[0]?.line ?? 1;
  out.uleb(line).uleb(parameters);
  for (let i = 0; i < parameters; i++) out.uleb(0);
  out.u1(SET_PROLOGUE_END);

  let address = 0;
  const events = [
    ...code.lines.map((entry) => ({ ...entry, local: undefined })),
    ...code.locals.map((entry) => ({ address: entry.address, line: undefined, local: entry })),
  ].sort((a, b) => a.address - b.address);
  for (const event of events) {
    if (event.local) {
      if (event.address > address) out.u1(ADVANCE_PC).uleb(event.address - address);
      out.u1(START_LOCAL).uleb(event.local.register);
      out.uleb(pools.index('string', event.local.name) + 1).uleb(pools.index('type', event.local.type) + 1);
    } else {
      writeLine(out, event.address - address, event.line - line);
      line = event.line;
    }
    address = event.address;
  }
  out.u1(END_SEQUENCE);
}

const END_SEQUENCE = 0;
const ADVANCE_PC = 1;
const ADVANCE_LINE = 2;
const START_LOCAL = 3;
const SET_PROLOGUE_END = 7;
const FIRST_SPECIAL = 0x0a;

/** One row of the line table: a special opcode, after what it cannot carry was advanced on its own. */
function writeLine(out: ByteWriter, addressStep: number, lineStep: number): void {
  const nearLine = lineStep >= -4 && lineStep <= 10;
  if (!nearLine) out.u1(ADVANCE_LINE).sleb(lineStep);
  const nearAddress = addressStep <= 15;
  if (!nearAddress) out.u1(ADVANCE_PC).uleb(addressStep);
  out.u1(FIRST_SPECIAL + (nearAddress ? addressStep : 0) * 15 + (nearLine ? lineStep : 0) + 4);
}
