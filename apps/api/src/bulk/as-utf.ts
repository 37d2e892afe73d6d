import { isUtf8 } from 'node:buffer';

/** Spreadsheets of this country save GB 18030 where they save no UTF: a short table does not tell it from Big5 by itself. */
export function asUtf(bytes: Uint8Array): Uint8Array {
  const hasMark = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return hasMark || isUtf8(bytes) ? bytes : Buffer.from(new TextDecoder('gb18030').decode(bytes));
}
