import { type Parsed, Problems } from '@touchstone/kernel/problem';
import { adler32 } from './adler32.ts';
import { Budget } from './budget.ts';
import { readCode } from './code.ts';
import { readDefinitions } from './definitions.ts';
import { Dex } from './dex.ts';
import { HEADER_BYTES, type Header, readHeader } from './header.ts';
import { Bytes, Tables } from './tables.ts';

/** A container may hold so many files; Android's own tools write far fewer. */
const MOST_FILES = 4_096;

/**
 * Reads a DEX file of version 035–040, or all files of a version 041 container, with every instruction.
 *
 * Never throws. Nothing readable gives an empty list. Total work is bounded by a small multiple of the input's size.
 *
 * @param file is kept and must not change; copied when it does not start at a multiple of 4 of its buffer
 * @source https://source.android.com/docs/core/runtime/dex-format
 */
export function readDex(file: Uint8Array): Parsed<readonly Dex[]> {
  const problems = new Problems();
  const bytes = new Bytes(file);
  const budget = new Budget(file.length);
  const value: Dex[] = [];
  for (let start = 0; start < file.length; ) {
    const header = readHeader(bytes.view, start, budget, problems);
    if (header === undefined) break;
    checkSum(bytes, header, problems);
    value.push(readOne(bytes, header, budget, problems));
    if (header.version < 41) break;
    if (header.sizeBytes < HEADER_BYTES || (header.sizeBytes & 3) !== 0 || value.length === MOST_FILES) {
      problems.add('dex/container-size', start + 32);
      break;
    }
    start += header.sizeBytes;
  }
  return { value, problems: problems.list };
}

function readOne(bytes: Bytes, header: Header, budget: Budget, problems: Problems): Dex {
  const tables = new Tables(bytes, header, budget, problems);
  const definitions = readDefinitions(bytes, tables, budget, problems);
  const code = readCode(bytes, definitions, tables, budget, problems);
  return new Dex(bytes, header, tables, definitions, code, budget);
}

/** Android checks it when it compiles an app, but not everywhere; what was edited by hand shows. */
function checkSum(bytes: Bytes, header: Header, problems: Problems): void {
  const { start, sizeBytes } = header;
  const stated = bytes.view.getUint32(start + 8, true);
  if (adler32(bytes.u8, bytes.u32, start + 12, start + sizeBytes) !== stated) problems.add('dex/checksum', start + 8);
}
