import { ByteWriter } from '../bytes/byte-writer.ts';
import { type Patch, patched } from '../bytes/join.ts';
import type { ClassSpec } from './class-spec.ts';
import { collect } from './collect.ts';
import { writeData } from './data.ts';
import { type DexHeader, type DexVersion, headerSize, seal, setHeader } from './header.ts';
import type { PoolName } from './pools.ts';
import { type Section, type SectionName, SectionWriter, sectionCodes } from './sections.ts';
import { planTables, tableFields, writeTables } from './tables.ts';

export interface DexOptions {
  /** Default 035; 039 when there are call sites, method handles or method types. */
  readonly version?: DexVersion;
  /** Strings that nothing refers to. */
  readonly extraStrings?: readonly string[];
  /** Bytes after the map, inside the file. */
  readonly trailing?: Uint8Array;
  readonly lies?: DexLies;
}

export interface DexLies {
  /** What the header says instead of the truth: a smaller `classDefsSize` hides classes. */
  readonly header?: Partial<DexHeader>;
  /** Tables in descending order. Indices still agree. */
  readonly unsorted?: readonly PoolName[];
  /** Sections the map keeps silent about. */
  readonly unmapped?: readonly SectionName[];
  /** Bytes written over the finished file, told where everything is. */
  readonly patches?: (layout: DexLayout) => readonly Patch[];
  /** `stale`: checksum and signature are those of the honest file. Default: they fit the file with its lies. */
  readonly seal?: 'valid' | 'stale';
}

/** Where things ended up, for lies and for checks. Offsets count from the start of the file. */
export interface DexLayout {
  readonly sections: readonly Section[];
  /** Offset of each method's code item, by its reference. */
  readonly code: ReadonlyMap<string, number>;
}

export interface WrittenDex extends DexLayout {
  readonly bytes: Uint8Array;
}

/**
 * One DEX file that holds these classes: tables sorted, checksum and signature right, accepted by dexdump. The lies come last.
 *
 * @throws Error if a reference is malformed, a label missing, a register out of reach, or a table full
 * @source source.android.com "Dalvik executable format"
 */
export function dex(classes: readonly ClassSpec[], options: DexOptions = {}): Uint8Array {
  return dexWithLayout(classes, options).bytes;
}

/** As {@link dex}, with the offsets of everything written. */
export function dexWithLayout(classes: readonly ClassSpec[], options: DexOptions = {}): WrittenDex {
  return writeDex(classes, options, 0);
}

/** Several DEX files in one of version 041, each with a header of its own; all offsets count from the start of the whole. */
export function dexContainer(parts: readonly (readonly ClassSpec[])[], options: Omit<DexOptions, 'version'> = {}): Uint8Array {
  const out = new ByteWriter();
  const starts = parts.map((classes) => {
    const start = out.length;
    out.bytes(writeDex(classes, { ...options, version: '041' }, start).bytes);
    return start;
  });
  const whole = out.done();
  starts.forEach((start, i) => {
    const part = whole.subarray(start, starts[i + 1] ?? whole.length);
    setHeader(part, { containerSize: options.lies?.header?.containerSize ?? whole.length });
    seal(part);
  });
  return whole;
}

function writeDex(classes: readonly ClassSpec[], options: DexOptions, base: number): WrittenDex {
  const lies = options.lies ?? {};
  const collected = collect(classes);
  const { pools } = collected;
  for (const text of options.extraStrings ?? []) pools.string(text);
  pools.sort(lies.unsorted);
  const version = options.version ?? (pools.handles().length + pools.sites().length > 0 ? '039' : '035');

  const tables = planTables(collected, headerSize(version), base);
  const data = new ByteWriter();
  const sections = new SectionWriter(data, base + tables.endOffset);
  const offsets = writeData(sections, collected);
  const listed = [...tables.sections, ...sections.sections].filter(({ name }) => lies.unmapped?.includes(name) !== true);
  const mapOff = writeMap(sections, listed);
  data.bytes(options.trailing ?? new Uint8Array()).align(4);

  const out = new ByteWriter().zeros(headerSize(version));
  writeTables(out, collected, offsets);
  const bytes = out.bytes(data.done()).done();
  bytes.set(new TextEncoder().encode(`dex\n${version}\0`));
  const isContainer = version === '041';
  setHeader(bytes, {
    fileSize: bytes.length,
    headerSize: headerSize(version),
    endianTag: 0x1234_5678,
    mapOff,
    ...tableFields(tables),
    ...(isContainer ? { containerSize: bytes.length, headerOffset: base } : { dataSize: data.length, dataOff: tables.endOffset }),
  });
  seal(bytes);
  const layout = { sections: [...tables.sections, ...sections.sections], code: offsets.code };
  return { ...layout, bytes: withLies(bytes, layout, lies) };
}

/** The map lists every section and itself, by offset. */
function writeMap(sections: SectionWriter, listed: readonly Section[]): number {
  return sections.item('map', 4, (out) => {
    const own = sections.sections.at(-1)!;
    const all = [...listed, own].sort((a, b) => a.offset - b.offset);
    out.u4(all.length);
    for (const { name, count, offset } of all) out.u2(sectionCodes[name]).u2(0).u4(count).u4(offset);
  });
}

function withLies(honest: Uint8Array, layout: DexLayout, lies: DexLies): Uint8Array {
  const bytes = patched(honest, lies.patches?.(layout) ?? []);
  setHeader(bytes, lies.header ?? {});
  if (lies.seal !== 'stale') seal(bytes);
  setHeader(bytes, lies.header?.checksum === undefined ? {} : { checksum: lies.header.checksum });
  return bytes;
}
