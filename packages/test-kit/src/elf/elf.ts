import { ByteWriter } from '../bytes/byte-writer.ts';
import { join, toBytes } from '../bytes/join.ts';

/** A shared library that holds names and strings, and no code that would run. */
export interface ElfSpec {
  readonly abi: Abi;
  readonly soname?: string;
  readonly needed?: readonly string[];
  /** Exported functions: `JNI_OnLoad`, `Java_com_x_A_go`. */
  readonly exports?: readonly string[];
  /** Functions it imports. */
  readonly imports?: readonly string[];
  /** Strings of its read-only data. */
  readonly strings?: readonly string[];
  /** Alignment of its loadable segment; default 16384, before 2025 mostly 4096. */
  readonly loadAlignment?: number;
  /** No section headers, as hardened libraries have none. */
  readonly sectionsStripped?: boolean;
  /** Bytes behind everything. */
  readonly trailing?: Uint8Array;
}

export type Abi = 'armeabi-v7a' | 'arm64-v8a' | 'x86' | 'x86_64';

const machines: Readonly<Record<Abi, { readonly machine: number; readonly is64: boolean }>> = {
  'armeabi-v7a': { machine: 40, is64: false },
  'arm64-v8a': { machine: 183, is64: true },
  x86: { machine: 3, is64: false },
  x86_64: { machine: 62, is64: true },
};

const types = { progbits: 1, strtab: 3, hash: 5, dynamic: 6, dynsym: 11 } as const;

interface Section {
  readonly name: string;
  readonly type: number;
  readonly bytes: Uint8Array;
  readonly link?: string;
  readonly entryBytes?: number;
  /** Local symbols before the global ones. */
  readonly info?: number;
}

/** @source System V ABI, "Object Files" and "Dynamic Linking" */
export function elf(spec: ElfSpec): Uint8Array {
  const { is64 } = machines[spec.abi];
  const names = new StringTable();
  const functions = [...(spec.exports ?? []), ...(spec.imports ?? [])].map((name) => names.add(name));
  const dynamicNames = [
    ...(spec.needed ?? []).map((name) => [1, names.add(name)] as const),
    ...(spec.soname === undefined ? [] : [[14, names.add(spec.soname)] as const]),
  ];
  const rodata = join(...(spec.strings ?? []).map((text) => join(toBytes(text), Uint8Array.of(0))));
  const exported = (spec.exports ?? []).length;
  const symbolBytes = is64 ? 24 : 16;

  const word = is64 ? 8 : 4;
  const first = (is64 ? 64 : 52) + (is64 ? 56 : 32) * 2;
  const fixed: readonly Section[] = [
    {
      name: '.dynsym',
      type: types.dynsym,
      bytes: new Uint8Array((functions.length + 1) * symbolBytes),
      link: '.dynstr',
      entryBytes: symbolBytes,
      info: 1,
    },
    { name: '.dynstr', type: types.strtab, bytes: names.bytes() },
    { name: '.hash', type: types.hash, bytes: hashTable(functions.length + 1), link: '.dynsym', entryBytes: 4 },
    { name: '.rodata', type: types.progbits, bytes: rodata },
    { name: '.text', type: types.progbits, bytes: new Uint8Array(Math.max(1, exported) * 4) },
  ];
  const at = addresses(fixed, first);
  const entries = [
    ...dynamicNames,
    [4, at('.hash')],
    [5, at('.dynstr')],
    [6, at('.dynsym')],
    [10, names.bytes().length],
    [11, symbolBytes],
    [0, 0],
  ] as const;
  const dynamic = new ByteWriter();
  for (const [tag, value] of entries) writeWords(dynamic, is64, tag, value);
  const dynsym = symbols(functions, exported, at('.text'), is64);
  const filled = fixed.map((section) => (section.name === '.dynsym' ? { ...section, bytes: dynsym } : section));
  const sections = [...filled, { name: '.dynamic', type: types.dynamic, bytes: dynamic.done(), link: '.dynstr', entryBytes: word * 2 }];
  return writeFile(spec, sections, first);
}

/** Offsets, which are addresses too, of sections laid out one after another from `first`, each at a multiple of 8. */
function addresses(sections: readonly Section[], first: number): (name: string) => number {
  const offsets = new Map<string, number>();
  let at = first;
  for (const { name, bytes } of sections) {
    at = Math.ceil(at / 8) * 8;
    offsets.set(name, at);
    at += bytes.length;
  }
  return (name) => offsets.get(name) ?? 0;
}

/** The null symbol, then functions by the offset of their name: exported ones in `.text`, four bytes each, the others undefined. */
function symbols(names: readonly number[], exported: number, textAt: number, is64: boolean): Uint8Array {
  const GLOBAL_FUNCTION = 0x12;
  const TEXT_SECTION = 5;
  const out = new ByteWriter().zeros(is64 ? 24 : 16);
  for (const [i, name] of names.entries()) {
    const section = i < exported ? TEXT_SECTION : 0;
    const value = i < exported ? textAt + i * 4 : 0;
    out.u4(name);
    if (is64) out.u1(GLOBAL_FUNCTION).u1(0).u2(section).u8(value).u8(4);
    else out.u4(value).u4(4).u1(GLOBAL_FUNCTION).u1(0).u2(section);
  }
  return out.done();
}

/** One bucket that chains all symbols: slow to search, right to read. */
function hashTable(symbolCount: number): Uint8Array {
  const out = new ByteWriter()
    .u4(1)
    .u4(symbolCount)
    .u4(symbolCount > 1 ? 1 : 0)
    .u4(0);
  for (let i = 1; i < symbolCount; i++) out.u4(i + 1 < symbolCount ? i + 1 : 0);
  return out.done();
}

function writeFile(spec: ElfSpec, sections: readonly Section[], first: number): Uint8Array {
  const { machine, is64 } = machines[spec.abi];
  const at = addresses(sections, first);
  const body = new ByteWriter().zeros(first);
  for (const { bytes } of sections) body.align(8).bytes(bytes);
  const loadedBytes = body.length;

  const sectionNames = new StringTable();
  const all = [...sections, { name: '.shstrtab', type: types.strtab, bytes: new Uint8Array() }];
  for (const { name } of all) sectionNames.add(name);
  const namesAt = body.align(8).length;
  const isStripped = spec.sectionsStripped === true;
  if (!isStripped) body.bytes(sectionNames.bytes()).align(8);
  const tableAt = isStripped ? 0 : body.length;
  if (!isStripped) writeSectionHeaders(body, all, { sectionNames, namesAt, at, is64 });

  const head = new ByteWriter().bytes(Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, is64 ? 2 : 1, 1, 1, 0)).zeros(8);
  head.u2(3).u2(machine).u4(1);
  writeWords(head, is64, 0, is64 ? 64 : 52, tableAt);
  head
    .u4(machine === 40 ? 0x0500_0000 : 0)
    .u2(is64 ? 64 : 52)
    .u2(is64 ? 56 : 32)
    .u2(2);
  head
    .u2(is64 ? 64 : 40)
    .u2(isStripped ? 0 : all.length + 1)
    .u2(isStripped ? 0 : all.length);
  const dynamic = sections.at(-1)!.bytes.length;
  writeSegment(head, is64, { type: 1, flags: 5, offset: 0, size: loadedBytes, alignment: spec.loadAlignment ?? 16384 });
  writeSegment(head, is64, { type: 2, flags: 6, offset: at('.dynamic'), size: dynamic, alignment: 8 });
  const bytes = join(body.done(), spec.trailing ?? new Uint8Array());
  bytes.set(head.done());
  return bytes;
}

interface SectionLayout {
  readonly sectionNames: StringTable;
  readonly namesAt: number;
  readonly at: (name: string) => number;
  readonly is64: boolean;
}

function writeSectionHeaders(out: ByteWriter, sections: readonly Section[], { sectionNames, namesAt, at, is64 }: SectionLayout): void {
  const index = (name: string | undefined): number => (name === undefined ? 0 : sections.findIndex((section) => section.name === name) + 1);
  const headerBytes = is64 ? 64 : 40;
  out.zeros(headerBytes);
  for (const { name, type, bytes, link, entryBytes = 0, info = 0 } of sections) {
    const isNames = name === '.shstrtab';
    out.u4(sectionNames.add(name)).u4(type);
    writeWords(
      out,
      is64,
      isNames ? 0 : 2,
      isNames ? 0 : at(name),
      isNames ? namesAt : at(name),
      isNames ? sectionNames.bytes().length : bytes.length,
    );
    out.u4(index(link)).u4(info);
    writeWords(out, is64, 8, entryBytes);
  }
}

interface Segment {
  readonly type: number;
  readonly flags: number;
  readonly offset: number;
  readonly size: number;
  readonly alignment: number;
}

function writeSegment(out: ByteWriter, is64: boolean, { type, flags, offset, size, alignment }: Segment): void {
  if (is64) out.u4(type).u4(flags).u8(offset).u8(offset).u8(offset).u8(size).u8(size).u8(alignment);
  else out.u4(type).u4(offset).u4(offset).u4(offset).u4(size).u4(size).u4(flags).u4(alignment);
}

function writeWords(out: ByteWriter, is64: boolean, ...values: readonly number[]): void {
  for (const value of values) {
    if (is64) out.u8(value);
    else out.u4(value);
  }
}

/** Zero-terminated names; offset 0 is the empty one. */
class StringTable {
  readonly #out = new ByteWriter().u1(0);
  readonly #offsets = new Map<string, number>();

  add(name: string): number {
    const known = this.#offsets.get(name);
    if (known !== undefined) return known;
    const offset = this.#out.length;
    this.#out.bytes(toBytes(name)).u1(0);
    this.#offsets.set(name, offset);
    return offset;
  }

  bytes(): Uint8Array {
    return this.#out.done();
  }
}
