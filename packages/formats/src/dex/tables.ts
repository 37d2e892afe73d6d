import type { Problems } from '@touchstone/kernel/problem';
import type { Budget } from './budget.ts';
import type { Extent, Header } from './header.ts';

/** A container's bytes under three views. The machine is little-endian, as every one that runs JavaScript is. */
export class Bytes {
  readonly u8: Uint8Array;
  readonly u16: Uint16Array;
  readonly u32: Uint32Array;
  readonly view: DataView;
  /** Offset of the last zero byte: a text that starts behind it has no end. */
  readonly lastNul: number;

  constructor(file: Uint8Array) {
    this.u8 = (file.byteOffset & 3) === 0 ? file : file.slice();
    this.u16 = new Uint16Array(this.u8.buffer, this.u8.byteOffset, this.u8.length >>> 1);
    this.u32 = new Uint32Array(this.u8.buffer, this.u8.byteOffset, this.u8.length >>> 2);
    this.view = new DataView(this.u8.buffer, this.u8.byteOffset, this.u8.length);
    this.lastNul = this.u8.lastIndexOf(0);
  }
}

/**
 * The id tables of one DEX file, checked: every index in them leads into the table it means.
 *
 * Strings, types and protos have one row more than the file, empty, and broken references lead there; so an index
 * held elsewhere in the file stays valid, and nothing above must check it again.
 */
export class Tables {
  /** Offset of each text's first byte. */
  readonly textAt: Uint32Array;
  /** Offset of each text's terminator; empty while texts lie one behind the other, as every compiler writes them. */
  readonly textEnd: Uint32Array;
  readonly textCount: number;
  /** String index of each type's descriptor. */
  readonly typeText: Uint32Array;
  readonly typeCount: number;
  /** Whether descriptors ascend by string index, as they must. */
  readonly typesAscend: boolean;
  /** Per proto: shorty (string), return type, offset of the parameters' type list or 0. */
  readonly protoIds: Uint32Array;
  readonly protoCount: number;
  /** Per field: class | type << 16, name. */
  readonly fieldIds: Uint32Array;
  readonly fieldCount: number;
  /** Per method: class | proto << 16, name. */
  readonly methodIds: Uint32Array;
  readonly methodCount: number;
  /** Per class: type, flags, superclass or 2^32 - 1, interfaces, source file, annotations, data, static values. */
  readonly classDefs: Uint32Array;
  readonly classCount: number;

  constructor(bytes: Bytes, header: Header, budget: Budget, problems: Problems) {
    const texts = readTexts(bytes, header, budget, problems);
    this.textAt = texts.at;
    this.textEnd = texts.end;
    this.textCount = header.strings.count;
    const types = readTypes(bytes, header, problems);
    this.typeText = types.text;
    this.typesAscend = types.ascend;
    this.typeCount = header.types.count;
    this.protoIds = readProtos(bytes, header, problems);
    this.protoCount = header.protos.count;
    this.fieldIds = readMembers(bytes, header, header.fields, header.types.count, 'dex/field-id', problems);
    this.fieldCount = header.fields.count;
    this.methodIds = readMembers(bytes, header, header.methods, header.protos.count, 'dex/method-id', problems);
    this.methodCount = header.methods.count;
    this.classDefs = readClassDefs(bytes, header, problems);
    this.classCount = header.classes.count;
  }
}

/** The rows as they stand in the file; a copy only where the table is not aligned, which Android refuses. */
function rows(bytes: Bytes, table: Extent, rowWords: number, problems: Problems): Uint32Array {
  const words = table.count * rowWords;
  if (words === 0) return new Uint32Array(0);
  if ((table.offset & 3) === 0) return bytes.u32.subarray(table.offset >>> 2, (table.offset >>> 2) + words);
  problems.add('dex/table-misaligned', table.offset);
  return new Uint32Array(bytes.u8.slice(table.offset, table.offset + words * 4).buffer);
}

/**
 * Where the texts are. Usually each begins right behind the terminator of the one before: then together they fit in
 * the file, and any pass over all of them is bounded. Where they share bytes, their ends are looked for at once and
 * within the budget, and those beyond it are empty.
 */
function readTexts(bytes: Bytes, header: Header, budget: Budget, problems: Problems): { at: Uint32Array; end: Uint32Array } {
  const { u8, lastNul } = bytes;
  const count = header.strings.count;
  const ids = rows(bytes, header.strings, 1, problems);
  const empty = header.start + 7; // the NUL of the magic
  const at = new Uint32Array(count + 1);
  at[count] = empty;
  let before = 0;
  let inLine = true;
  for (let i = 0; i < count; i++) {
    const item = ids[i]!;
    let p = item;
    if (p <= lastNul) while (u8[p++]! > 0x7f); // utf16_size: obfuscators lie about it, the NUL decides
    if (p > lastNul || p - item > 5) {
      problems.add('dex/string-out-of-file', header.strings.offset + i * 4);
      at[i] = empty;
      inLine = false;
      continue;
    }
    if (item < before || item === 0 || (i > 0 && u8[item - 1] !== 0)) inLine = false;
    before = p;
    at[i] = p;
  }
  return { at, end: inLine ? new Uint32Array(0) : endsOf(bytes, at, empty, budget, problems) };
}

function endsOf(bytes: Bytes, at: Uint32Array, empty: number, budget: Budget, problems: Problems): Uint32Array {
  const ends = new Uint32Array(at.length);
  for (let i = 0; i < at.length; i++) {
    const from = at[i]!;
    let end = budget.textBytes > 0 ? bytes.u8.indexOf(0, from) : -1;
    budget.textBytes -= end - from + 1;
    if (end < 0 || budget.textBytes < 0) {
      problems.add('dex/strings-overlap', from);
      budget.textBytes = -1;
      at[i] = empty;
      end = empty;
    }
    ends[i] = end;
  }
  return ends;
}

function readTypes(bytes: Bytes, header: Header, problems: Problems): { text: Uint32Array; ascend: boolean } {
  const { count, offset } = header.types;
  const text = new Uint32Array(count + 1);
  text.set(rows(bytes, header.types, 1, problems));
  text[count] = header.strings.count;
  let ascend = true;
  for (let t = 0; t < count; t++) {
    if (text[t]! >= header.strings.count) {
      problems.add('dex/type-id', offset + t * 4);
      text[t] = header.strings.count;
    }
    if (t > 0 && text[t - 1]! >= text[t]!) ascend = false;
  }
  if (!ascend) problems.add('dex/types-unsorted', offset);
  return { text, ascend };
}

function readProtos(bytes: Bytes, header: Header, problems: Problems): Uint32Array {
  const { count, offset } = header.protos;
  const protos = new Uint32Array((count + 1) * 3);
  protos.set(rows(bytes, header.protos, 3, problems));
  protos.set([header.strings.count, header.types.count, 0], count * 3);
  for (let p = 0; p < count * 3; p += 3) {
    const list = protos[p + 2]!;
    const isSound = protos[p]! < header.strings.count && protos[p + 1]! < header.types.count && isTypeList(bytes, list);
    if (isSound) continue;
    problems.add('dex/proto-id', offset + p * 4);
    if (protos[p]! >= header.strings.count) protos[p] = header.strings.count;
    if (protos[p + 1]! >= header.types.count) protos[p + 1] = header.types.count;
    if (!isTypeList(bytes, list)) protos[p + 2] = 0;
  }
  return protos;
}

/** Fields and methods have the same shape; `most` bounds the upper half of the first word. */
function readMembers(bytes: Bytes, header: Header, table: Extent, most: number, code: string, problems: Problems): Uint32Array {
  let members = rows(bytes, table, 2, problems);
  const types = header.types.count;
  const strings = header.strings.count;
  let isOwn = false;
  for (let i = 0; i < members.length; i += 2) {
    const word = members[i]!;
    if ((word & 0xffff) < types && word >>> 16 < most && members[i + 1]! < strings) continue;
    problems.add(code, table.offset + i * 4);
    if (!isOwn) members = members.slice();
    isOwn = true;
    members[i] = Math.min(word & 0xffff, types) | (Math.min(word >>> 16, most) << 16);
    members[i + 1] = Math.min(members[i + 1]!, strings);
  }
  return members;
}

const NONE = 0xffff_ffff;

function readClassDefs(bytes: Bytes, header: Header, problems: Problems): Uint32Array {
  const { count, offset } = header.classes;
  const classes = rows(bytes, header.classes, 8, problems).slice();
  const size = bytes.u8.length;
  for (let c = 0; c < count * 8; c += 8) {
    let isSound = classes[c]! < header.types.count;
    if (!isSound) classes[c] = header.types.count;
    const parent = classes[c + 2]!;
    if (parent !== NONE && parent >= header.types.count) {
      classes[c + 2] = header.types.count;
      isSound = false;
    }
    if (classes[c + 4] !== NONE && classes[c + 4]! >= header.strings.count) {
      classes[c + 4] = NONE;
      isSound = false;
    }
    if (!isTypeList(bytes, classes[c + 3]!)) {
      classes[c + 3] = 0;
      isSound = false;
    }
    for (let k = 5; k < 8; k++) {
      if (classes[c + k]! < size) continue;
      classes[c + k] = 0;
      isSound = false;
    }
    if (!isSound) problems.add('dex/class-def', offset + c * 4);
  }
  return classes;
}

/** Whether a type list is absent, or aligned with all its items inside the file. */
function isTypeList(bytes: Bytes, at: number): boolean {
  if (at === 0) return true;
  if ((at & 3) !== 0 || at > bytes.u8.length - 4) return false;
  return bytes.u32[at >>> 2]! <= (bytes.u8.length - at - 4) >>> 1;
}
