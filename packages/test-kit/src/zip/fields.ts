import type { ByteWriter } from '../bytes/byte-writer.ts';

type Width = 2 | 4;
type Layout = readonly (readonly [name: string, width: Width])[];

/** Fixed parts of a ZIP file's records, in file order. @source APPNOTE.TXT 6.3.10 §4.3 */
export const localLayout = [
  ['signature', 4],
  ['versionNeeded', 2],
  ['flags', 2],
  ['method', 2],
  ['time', 2],
  ['date', 2],
  ['crc32', 4],
  ['compressedSize', 4],
  ['uncompressedSize', 4],
  ['nameLength', 2],
  ['extraLength', 2],
] as const satisfies Layout;

export const centralLayout = [
  ['signature', 4],
  ['versionMadeBy', 2],
  ['versionNeeded', 2],
  ['flags', 2],
  ['method', 2],
  ['time', 2],
  ['date', 2],
  ['crc32', 4],
  ['compressedSize', 4],
  ['uncompressedSize', 4],
  ['nameLength', 2],
  ['extraLength', 2],
  ['commentLength', 2],
  ['diskStart', 2],
  ['internalAttributes', 2],
  ['externalAttributes', 4],
  ['localOffset', 4],
] as const satisfies Layout;

export const endLayout = [
  ['signature', 4],
  ['disk', 2],
  ['centralDisk', 2],
  ['entriesOnDisk', 2],
  ['entries', 2],
  ['centralSize', 4],
  ['centralOffset', 4],
  ['commentLength', 2],
] as const satisfies Layout;

type Fields<L extends Layout> = { readonly [Name in L[number][0]]: number };

export type LocalFields = Fields<typeof localLayout>;
export type CentralFields = Fields<typeof centralLayout>;
export type EndFields = Fields<typeof endLayout>;

export function writeFields<L extends Layout>(out: ByteWriter, layout: L, values: Fields<L>): void {
  for (const [name, width] of layout) {
    const value = values[name as L[number][0]];
    if (width === 2) out.u2(value);
    else out.u4(value);
  }
}
