import type { App, NativeLibraryFile } from '@touchstone/app-model';
import { findTexts } from '@touchstone/formats/elf';
import { byText } from '@touchstone/kernel/order';
import type { Knowledge } from './knowledge.ts';
import { rowList, textList } from './lists.ts';

/** A text of a native library. */
export interface NativeText {
  readonly library: NativeLibraryFile;
  readonly text: string;
  /** Bytes from the start of the library. */
  readonly at: number;
}

export interface NativeTexts {
  /** Texts that hold an address. */
  readonly addresses: readonly NativeText[];
  /** Texts that begin like a file, property or command of the catalogue, or like a mark of a test environment. */
  readonly telling: readonly NativeText[];
  /** Libraries that were not looked at, for their size. */
  readonly unreadCount: number;
}

/** What is unpacked to look for texts, of all libraries together. */
const MOST_BYTES = 8 * 1024 * 1024;
const ADDRESS_TEXTS = { maxTexts: 300, maxTextBytes: 1_024 };
/** Of one library. */
const MOST_TELLING = 500;
const LONGEST_TEXT = 200;
/** Shorter marks stand in any code. */
const SHORTEST_MARK = 5;

const known = new WeakMap<App, { readonly knowledge: Knowledge; readonly texts: NativeTexts }>();

/** One look at each native library for all detectors, of one ABI each, the smallest libraries first. */
export function nativeTexts(app: App, knowledge: Knowledge): NativeTexts {
  const before = known.get(app);
  if (before?.knowledge === knowledge) return before.texts;
  const texts = lookAt(app, knowledge);
  known.set(app, { knowledge, texts });
  return texts;
}

function lookAt(app: App, knowledge: Knowledge): NativeTexts {
  const libraries = librariesByName(app).map(([, files]) =>
    files.reduce((one, other) => (rankOfAbi(other) < rankOfAbi(one) ? other : one)),
  );
  const addresses: NativeText[] = [];
  const telling: NativeText[] = [];
  let [left, unreadCount] = [MOST_BYTES, 0];
  const marks = libraries.length === 0 ? undefined : marksByStart(knowledge);
  for (const library of libraries) {
    if (library.sizeBytes > left) {
      unreadCount++;
      continue;
    }
    const bytes = library.read().value;
    left -= library.sizeBytes;
    for (const { text, at } of findTexts(bytes, ['http://', 'https://'], ADDRESS_TEXTS)) addresses.push({ library, text, at });
    for (const { text, at } of textsBeginningWith(bytes, marks!)) telling.push({ library, text, at });
  }
  return { addresses, telling, unreadCount };
}

/** Libraries of all ABIs by name, the smallest first, so that the bytes there are go far. */
export function librariesByName({ natives }: App): readonly (readonly [name: string, files: readonly NativeLibraryFile[]])[] {
  const groups = new Map<string, NativeLibraryFile[]>();
  for (const file of natives) {
    const group = groups.get(file.name);
    if (group === undefined) groups.set(file.name, [file]);
    else group.push(file);
  }
  const size = (files: readonly NativeLibraryFile[]) => files.reduce((most, { sizeBytes }) => Math.max(most, sizeBytes), 0);
  return [...groups].sort(([a, one], [b, other]) => size(one) - size(other) || byText(a, b));
}

/** The ABI of today's phones stands for the others. */
const PREFERRED = ['arm64-v8a', 'armeabi-v7a', 'x86_64', 'armeabi', 'x86'];

/** The lower, the rather this ABI stands for the others. */
export function rankOfAbi({ abi }: NativeLibraryFile): number {
  const at = PREFERRED.indexOf(abi);
  return at < 0 ? PREFERRED.length : at;
}

/** Marks by their first two bytes. */
type Marks = ReadonlyMap<number, readonly string[]>;

const MARKER_KINDS = new Set(['file', 'property', 'command']);

function marksByStart(knowledge: Knowledge): Marks {
  const needsCall = new Set(textList(knowledge, 'personal-information', 'needsCall'));
  const markers = knowledge.markers
    .filter(({ kind, match, value }) => MARKER_KINDS.has(kind) && match !== 'word' && !needsCall.has(value))
    .map(({ value }) => value);
  const checks = rowList(knowledge, 'evasion', 'texts').flatMap(({ strong = [], weak = [] }) => [strong, weak].flat());
  const marks = new Set([...markers, ...checks].filter((mark) => mark.length >= SHORTEST_MARK));
  return Map.groupBy(marks, (mark) => (mark.charCodeAt(0) << 8) | mark.charCodeAt(1));
}

/**
 * Runs of printable ASCII that begin with a mark. A run long enough for one covers a byte at every stride, so no more
 * are looked at in machine code; only what begins as a mark does is decoded.
 */
function textsBeginningWith(bytes: Uint8Array, marks: Marks): readonly { readonly text: string; readonly at: number }[] {
  const isStart = new Uint8Array(0x10000);
  for (const start of marks.keys()) if (start < isStart.length) isStart[start] = 1;
  const found: { readonly text: string; readonly at: number }[] = [];
  let searchedTo = 0;
  for (let at = SHORTEST_MARK - 1; at < bytes.length && found.length < MOST_TELLING; at += SHORTEST_MARK) {
    if (!isPrintable(bytes[at]!)) continue;
    let from = at;
    while (from > searchedTo && isPrintable(bytes[from - 1]!)) from--;
    const start = (bytes[from]! << 8) | (bytes[from + 1] ?? 0);
    if (isStart[start] === 1) {
      const text = runAt(bytes, from);
      if (marks.get(start)?.some((mark) => text.startsWith(mark))) found.push({ text, at: from });
    }
    while (at < bytes.length && isPrintable(bytes[at]!)) at++;
    searchedTo = at;
  }
  return found;
}

const isPrintable = (byte: number): boolean => byte >= 0x20 && byte < 0x7f;

function runAt(bytes: Uint8Array, from: number): string {
  let text = '';
  for (let at = from; at < bytes.length && at - from < LONGEST_TEXT; at++) {
    if (!isPrintable(bytes[at]!)) break;
    text += String.fromCharCode(bytes[at]!);
  }
  return text;
}
