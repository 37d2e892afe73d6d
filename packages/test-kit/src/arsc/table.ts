import { ByteWriter } from '../bytes/byte-writer.ts';
import { type Patch, patched } from '../bytes/join.ts';
import { StringPool, type StringPoolHeader } from '../res/string-pool.ts';
import { configurationMask, parseConfiguration } from './configuration.ts';
import { collectStyled, encodeValue } from './encode-value.ts';
import type { Configured, ResourceValue } from './resource-value.ts';
import { type TypeOptions, typeChunk, type WrittenEntry } from './type-chunk.ts';

/** Resources by type and name: `{ string: { app_name: 'Hello' } }`. */
export type ResourceEntries = Readonly<Record<string, Readonly<Record<string, ResourceValue | Configured>>>>;

export interface ResourceOptions extends TypeOptions {
  /** Default 0x7f; 0 for a shared library. */
  readonly packageId?: number;
  readonly encoding?: 'utf8' | 'utf16';
  /** Packages of shared libraries this one refers to, by the id it uses. */
  readonly libraries?: Readonly<Record<number, string>>;
  readonly lies?: ArscLies;
}

export interface ArscLies {
  readonly header?: { readonly type?: number; readonly headerSize?: number; readonly fileSize?: number; readonly packageCount?: number };
  readonly packageHeader?: { readonly headerSize?: number; readonly size?: number };
  readonly stringPool?: Partial<StringPoolHeader>;
  /** Chunks put before the one with this index inside the package; type pool is 0, key pool 1. */
  readonly inserted?: readonly { readonly before: number; readonly bytes: Uint8Array }[];
  /** Bytes written over the finished table, told the offsets of the chunks inside the package. */
  readonly patches?: (chunkOffsets: readonly number[]) => readonly Patch[];
  readonly trailing?: Uint8Array;
}

export interface ResourceTable {
  readonly bytes: Uint8Array;
  /** Id of `string/app_name`, or undefined. */
  readonly id: (name: string) => number | undefined;
}

/**
 * `resources.arsc` with one package. Ids follow the order given: the first type is 01, its first entry 0000.
 *
 * @throws Error if a value refers to an entry there is not
 * @source AOSP ResourceTypes.h, ResTable_*
 */
export function resources(packageName: string, entries: ResourceEntries, options: ResourceOptions = {}): ResourceTable {
  const packageId = options.packageId ?? 0x7f;
  const ids = new Map<string, number>(
    Object.entries(entries).flatMap(([type, named], t) =>
      Object.keys(named).map((name, e) => [`${type}/${name}`, ((packageId << 24) | ((t + 1) << 16) | e) >>> 0] as const),
    ),
  );
  const id = (name: string): number | undefined => ids.get(name);
  return { id, bytes: writeTable(packageName, packageId, entries, id, options) };
}

function writeTable(
  packageName: string,
  packageId: number,
  entries: ResourceEntries,
  id: (name: string) => number | undefined,
  options: ResourceOptions,
): Uint8Array {
  const lies = options.lies ?? {};
  const global = new StringPool();
  for (const value of everyValue(entries)) collectStyled(global, value);
  const keys = new StringPool();
  const types = new StringPool();
  const chunks = Object.entries(entries).flatMap(([type, named]) => {
    const typeId = types.index(type) + 1;
    return typeChunks(typeId, named, { keys, encode: (value) => encodeValue(value, global, id) }, options);
  });
  const body = packageChunk(packageName, packageId, types, keys, [...libraryChunk(options), ...chunks], options);

  const pool = global.write({ ...options, lies: lies.stringPool ?? {} });
  const header = { type: 0x0002, headerSize: 12, fileSize: 12 + pool.length + body.bytes.length, packageCount: 1, ...lies.header };
  const out = new ByteWriter().u2(header.type).u2(header.headerSize).u4(header.fileSize).u4(header.packageCount).bytes(pool);
  const packageAt = out.length;
  out.bytes(body.bytes).bytes(lies.trailing ?? new Uint8Array());
  return patched(out.done(), lies.patches?.(body.chunkOffsets.map((offset) => packageAt + offset)) ?? []);
}

function packageChunk(
  name: string,
  id: number,
  types: StringPool,
  keys: StringPool,
  rest: readonly Uint8Array[],
  options: ResourceOptions,
): { readonly bytes: Uint8Array; readonly chunkOffsets: readonly number[] } {
  const lies = options.lies ?? {};
  const typePool = types.write({ encoding: 'utf16' });
  const keyPool = keys.write({ encoding: 'utf8' });
  const out = new ByteWriter()
    .u2(0x0200)
    .u2(lies.packageHeader?.headerSize ?? 288)
    .u4(0)
    .u4(id);
  for (let i = 0; i < 128; i++) out.u2(i < 127 && i < name.length ? name.charCodeAt(i) : 0);
  out.u4(288).u4(0).u4(0).u4(0).u4(0);

  const chunks = [typePool, keyPool, ...rest];
  const chunkOffsets = chunks.map((chunk, i) => {
    for (const { before, bytes } of lies.inserted ?? []) if (before === i) out.bytes(bytes);
    const offset = out.length;
    out.bytes(chunk);
    return offset;
  });
  for (const { before, bytes } of lies.inserted ?? []) if (before >= chunks.length) out.bytes(bytes);
  out.setU4(268, chunkOffsets[0]!).setU4(276, chunkOffsets[1]!);
  return { bytes: out.setU4(4, lies.packageHeader?.size ?? out.length).done(), chunkOffsets };
}

interface EntryWriters {
  readonly keys: StringPool;
  readonly encode: (value: ResourceValue) => WrittenEntry['value'];
}

/** The specification of a type, and one chunk per configuration any of its entries has. */
function typeChunks(
  typeId: number,
  named: Readonly<Record<string, ResourceValue | Configured>>,
  { keys, encode }: EntryWriters,
  options: TypeOptions,
): readonly Uint8Array[] {
  const rows = Object.entries(named).map(([name, value]) => ({ key: keys.index(name), values: configurations(value) }));
  const qualifiers = [...new Set(rows.flatMap(({ values }) => Object.keys(values)))].sort();
  const specification = new ByteWriter()
    .u2(0x0202)
    .u2(16)
    .u4(16 + rows.length * 4);
  specification.u1(typeId).u1(0).u2(qualifiers.length).u4(rows.length);
  for (const { values } of rows) {
    specification.u4(Object.keys(values).reduce((mask, config) => mask | configurationMask(parseConfiguration(config)), 0));
  }
  const chunks = qualifiers.map((config) => {
    const entries = rows.map(({ key, values }) => {
      const value = values[config];
      return value === undefined ? undefined : { key, value: encode(value) };
    });
    return typeChunk(typeId, parseConfiguration(config), entries, options);
  });
  return [specification.done(), ...chunks];
}

function configurations(value: ResourceValue | Configured): Readonly<Record<string, ResourceValue>> {
  return typeof value === 'object' && 'in' in value ? value.in : { '': value };
}

function everyValue(entries: ResourceEntries): readonly ResourceValue[] {
  return Object.values(entries).flatMap((named) => Object.values(named).flatMap((value) => Object.values(configurations(value))));
}

/** @source AOSP ResourceTypes.h, ResTable_lib_header */
function libraryChunk({ libraries = {} }: ResourceOptions): readonly Uint8Array[] {
  const rows = Object.entries(libraries);
  if (rows.length === 0) return [];
  const out = new ByteWriter()
    .u2(0x0203)
    .u2(12)
    .u4(12 + rows.length * 260)
    .u4(rows.length);
  for (const [id, name] of rows) {
    out.u4(Number(id));
    for (let i = 0; i < 128; i++) out.u2(i < name.length ? name.charCodeAt(i) : 0);
  }
  return [out.done()];
}
