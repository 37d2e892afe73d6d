import { type AnnotationSet, readAnnotations } from './annotations.ts';
import type { Budget } from './budget.ts';
import { type CallSiteItem, readCallSite, readMethodHandle } from './call-sites.ts';
import { type ClassMembers, readClassMembers } from './class-members.ts';
import type { Code } from './code.ts';
import { type CodeItem, readCodeItem } from './code-item.ts';
import { lineAt } from './debug-lines.ts';
import type { Definitions } from './definitions.ts';
import { type EncodedValue, readEncodedArray } from './encoded-values.ts';
import type { Header } from './header.ts';
import { compareMutf8, decodeMutf8, encodeTerminated } from './mutf8.ts';
import type { Bytes, Tables } from './tables.ts';

/** Value of a class_def's superclass and source file when there is none. */
export const NO_INDEX = 0xffff_ffff;

/**
 * One DEX file: typed arrays of everything in it by the file's own indices, and questions answered on demand.
 *
 * No question throws. Those that read more of the file (annotations, lines, values) share a budget and answer as if
 * there were nothing once a hostile file has used it up.
 */
export class Dex {
  readonly bytes: Bytes;
  readonly header: Header;
  readonly tables: Tables;
  readonly definitions: Definitions;
  readonly code: Code;
  readonly budget: Budget;
  #textsAscend: boolean | undefined;
  #textIndex: Map<string, number> | undefined;
  readonly #signatures: (string | undefined)[];
  /** Long texts, each kept once: a million members can have the same long name. */
  readonly #longTexts: Map<number, string>;

  constructor(bytes: Bytes, header: Header, tables: Tables, definitions: Definitions, code: Code, budget: Budget) {
    this.bytes = bytes;
    this.header = header;
    this.tables = tables;
    this.definitions = definitions;
    this.code = code;
    this.budget = budget;
    this.#textsAscend = undefined;
    this.#textIndex = undefined;
    this.#signatures = [];
    this.#longTexts = new Map();
  }

  /** Text of string `index`; empty when there is no such string. Decoded at each call, unless it is long. */
  string(index: number): string {
    const at = this.tables.textAt[index];
    if (at === undefined) return '';
    const end = this.textEnd(index);
    return end - at < LONG_TEXT ? decodeMutf8(this.bytes.u8, at, end) : this.#longText(index, at, end);
  }

  /** Offset of the terminator of string `index`. */
  textEnd(index: number): number {
    const { textEnd, textAt } = this.tables;
    if (textEnd.length > 0) return textEnd[index]!;
    const { u8 } = this.bytes;
    // Most texts are shorter than a search by machine code takes to begin.
    const from = textAt[index]!;
    for (let at = from; at < from + SHORT_TEXT; at++) if (u8[at] === 0) return at;
    return u8.indexOf(0, from + SHORT_TEXT);
  }

  typeDescriptor(type: number): string {
    return this.string(this.tables.typeText[type] ?? this.tables.textCount);
  }

  /** `(ILjava/lang/String;)V` of proto `index`. */
  signature(index: number): string {
    this.#signatures[index] ??= this.#decodeSignature(index);
    return this.#signatures[index];
  }

  methodClass(method: number): string {
    return this.typeDescriptor(this.tables.methodIds[method * 2]! & 0xffff);
  }

  methodName(method: number): string {
    return this.string(this.tables.methodIds[method * 2 + 1]!);
  }

  methodSignature(method: number): string {
    return this.signature(this.tables.methodIds[method * 2]! >>> 16);
  }

  /**
   * String index of a text, -1 when the file has no such string. A binary search, unless the table is not sorted.
   *
   * @param key the text with `encodeTerminated`, for those who ask many files
   */
  findString(text: string, key: Uint8Array = encodeTerminated(text)): number {
    if (!this.textsAscend) return this.#indexOfTexts().get(text) ?? -1;
    const at = this.lowerBound(key);
    return this.isText(at, key) ? at : -1;
  }

  /** Type index of a descriptor, -1 when the file does not mention it. */
  findType(descriptor: string): number {
    const { typeText, typeCount, typesAscend } = this.tables;
    const text = this.findString(descriptor);
    if (text < 0) return -1;
    if (!typesAscend) return typeText.indexOf(text);
    let low = 0;
    let high = typeCount;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (typeText[middle]! < text) low = middle + 1;
      else high = middle;
    }
    return low < typeCount && typeText[low] === text ? low : -1;
  }

  /** First string from `from` to `to` that does not come before the NUL-terminated `key`. Only for a table that ascends. */
  lowerBound(key: Uint8Array, from = 0, to: number = this.tables.textCount): number {
    const { textAt } = this.tables;
    let low = from;
    let high = to;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compareMutf8(this.bytes.u8, textAt[middle]!, key, 0) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** `lowerBound` of many keys that ascend: where no text lies between two keys, those between them are not compared. */
  lowerBounds(keys: readonly Uint8Array[]): Uint32Array {
    const bounds = new Uint32Array(keys.length);
    this.#bound(keys, 0, keys.length, 0, this.tables.textCount, bounds);
    return bounds;
  }

  /** Whether string `index` is exactly the NUL-terminated `key`. */
  isText(index: number, key: Uint8Array): boolean {
    const at = index < this.tables.textCount ? this.tables.textAt[index]! : -1;
    return at >= 0 && compareMutf8(this.bytes.u8, at, key, 0) === 0;
  }

  /** Whether the texts are sorted and unique, as they must be. Looked at once, when first asked. */
  get textsAscend(): boolean {
    this.#textsAscend ??= ascend(this.bytes.u8, this.tables);
    return this.#textsAscend;
  }

  /** Type indices in a type list; none for 0. */
  typeList(at: number): Uint16Array {
    if (at === 0) return NO_TYPES;
    const from = (at + 4) >>> 1;
    return this.bytes.u16.subarray(from, from + this.bytes.u32[at >>> 2]!);
  }

  /** Fields and static values of the class in row `index` of class_defs. */
  classMembers(index: number): ClassMembers {
    return readClassMembers(this, index);
  }

  staticValues(index: number): readonly EncodedValue[] {
    const at = this.tables.classDefs[index * 8 + 7]!;
    return at === 0 ? [] : readEncodedArray(this, at);
  }

  annotations(index: number): readonly AnnotationSet[] {
    return readAnnotations(this, index);
  }

  /** Registers, tries and place of the instructions of definition `index`; undefined without code. */
  codeItem(index: number): CodeItem | undefined {
    const at = this.definitions.code[index] ?? 0;
    return at === 0 ? undefined : readCodeItem(this, at);
  }

  /** Source line of an instruction (code units from the method's start); undefined when the file does not say. */
  lineAt(definition: number, instruction: number): number | undefined {
    return lineAt(this, definition, instruction);
  }

  callSite(index: number): CallSiteItem | undefined {
    return readCallSite(this, index);
  }

  /** Method index that a method handle calls; undefined for handles of fields and broken ones. */
  methodHandle(index: number): number | undefined {
    return readMethodHandle(this, index);
  }

  #bound(keys: readonly Uint8Array[], first: number, end: number, from: number, to: number, bounds: Uint32Array): void {
    if (first === end) return;
    if (from === to) {
      bounds.fill(from, first, end);
      return;
    }
    const middle = (first + end) >>> 1;
    const bound = this.lowerBound(keys[middle]!, from, to);
    bounds[middle] = bound;
    this.#bound(keys, first, middle, from, bound, bounds);
    this.#bound(keys, middle + 1, end, bound, to, bounds);
  }

  #longText(index: number, at: number, end: number): string {
    let text = this.#longTexts.get(index);
    if (text === undefined) {
      text = decodeMutf8(this.bytes.u8, at, end);
      this.#longTexts.set(index, text);
    }
    return text;
  }

  #decodeSignature(index: number): string {
    const { protoIds } = this.tables;
    const row = index * 3;
    if (!(row + 2 < protoIds.length) || this.budget.later <= 0) return '()V';
    let text = '(';
    // More than 255 words of parameters cannot be called; a list that says so is not worth its text.
    for (const type of this.typeList(protoIds[row + 2]!).subarray(0, 256)) text += this.typeDescriptor(type);
    this.budget.later -= text.length;
    return `${text})${this.typeDescriptor(protoIds[row + 1]!)}`;
  }

  #indexOfTexts(): ReadonlyMap<string, number> {
    if (this.#textIndex === undefined) {
      this.#textIndex = new Map();
      for (let i = this.tables.textCount - 1; i >= 0; i--) this.#textIndex.set(this.string(i), i);
    }
    return this.#textIndex;
  }
}

const LONG_TEXT = 512;
/** Bytes of a text in which its end is looked for one by one. */
const SHORT_TEXT = 48;
const NO_TYPES = new Uint16Array(0);

function ascend(bytes: Uint8Array, tables: Tables): boolean {
  const { textAt, textEnd, textCount } = tables;
  // Texts that share bytes are not worth comparing: they could be long.
  if (textEnd.length > 0 && textEnd.reduce((sum, end, i) => sum + end - textAt[i]!, 0) > bytes.length * 4) return false;
  for (let i = 1; i < textCount; i++) {
    let a = textAt[i - 1]!;
    let b = textAt[i]!;
    while (bytes[a] === bytes[b] && bytes[a] !== 0) {
      a++;
      b++;
    }
    if (bytes[a]! < bytes[b]! && bytes[b] !== 0xc0) continue;
    if (compareMutf8(bytes, a, bytes, b) >= 0) return false;
  }
  return true;
}
