import { encodeUtf8 } from '@touchstone/kernel/bytes';
import type { Problems } from '@touchstone/kernel/problem';
import { type Dynamic, nameAt } from './dynamic.ts';
import type { JniExports } from './elf.ts';
import type { Words } from './words.ts';

export interface Exports {
  readonly jni: JniExports;
  readonly exportedCount: number;
}

const SYMBOL_BYTES = { 32: 16, 64: 24 } as const;
/** Where `st_info` and `st_shndx` are in a symbol. */
const INFO_AT = { 32: 12, 64: 4 } as const;
const SECTION_AT = { 32: 14, 64: 6 } as const;
const GLOBAL = 1;
const WEAK = 2;
const MAX_NAMES = 500;
const JAVA = encodeUtf8('Java_');
const ON_LOAD = encodeUtf8('JNI_OnLoad\0');

/** Counts the dynamic symbols that the library offers, and lists those that Java reaches by name. */
export function readExports(words: Words, dynamic: Dynamic, problems: Problems): Exports {
  const { symbols, strings, stringsEnd } = dynamic;
  const names: string[] = [];
  let [count, exportedCount, hasOnLoad] = [0, 0, false];
  if (symbols === undefined || strings === undefined) return { jni: { hasOnLoad, count, names }, exportedCount };

  const { bytes, bits } = words;
  const size = SYMBOL_BYTES[bits];
  const total = symbolCount(words, dynamic, problems);
  for (let i = 1, at = symbols + size; i < total; i++, at += size) {
    const binding = words.u8(at + INFO_AT[bits]) >> 4;
    if ((binding !== GLOBAL && binding !== WEAK) || words.u16(at + SECTION_AT[bits]) === 0) continue;
    exportedCount++;
    const name = strings + words.u32(at);
    if (startsAt(bytes, name, ON_LOAD)) hasOnLoad = true;
    if (!startsAt(bytes, name, JAVA)) continue;
    count++;
    if (names.length < MAX_NAMES) names.push(nameAt(bytes, name, stringsEnd) ?? '');
  }
  return { jni: { hasOnLoad, count, names }, exportedCount };
}

/**
 * How many symbols there are: the dynamic section does not say. The hash tables do, and else the table of names,
 * which linkers put behind the symbols. Never more than there is room for.
 */
function symbolCount(words: Words, { symbols, hash, gnuHash, strings }: Dynamic, problems: Problems): number {
  const size = SYMBOL_BYTES[words.bits];
  const from = symbols ?? 0;
  const room = Math.floor((words.bytes.length - from) / size);
  const byHash = hash === undefined || hash + 8 > words.bytes.length ? undefined : words.u32(hash + 4);
  const byNames = strings !== undefined && strings > from ? Math.floor((strings - from) / size) : 0;
  const count = byHash ?? (gnuHash === undefined ? undefined : gnuCount(words, gnuHash)) ?? byNames;
  if (count <= room) return count;
  problems.add('elf/symbols-past-end', from);
  return Math.min(room, Math.max(byNames, 0) || room);
}

/**
 * One more than the last symbol of the fullest bucket. The chain of a bucket is a run of words up to an odd one:
 * it goes forward only, so that it ends with the file.
 * @source https://android.googlesource.com/platform/bionic/+/refs/heads/main/linker/linker_gnu_hash.h
 */
function gnuCount(words: Words, at: number): number | undefined {
  if (at + 16 > words.bytes.length) return undefined;
  const [buckets, first, bloom] = [words.u32(at), words.u32(at + 4), words.u32(at + 8)];
  const bucketsAt = at + 16 + bloom * (words.bits / 8);
  const chainsAt = bucketsAt + buckets * 4;
  if (chainsAt > words.bytes.length) return undefined;
  let last = 0;
  for (let i = 0; i < buckets; i++) last = Math.max(last, words.u32(bucketsAt + i * 4));
  if (last < first) return first;
  for (let symbol = last; ; symbol++) {
    const chain = chainsAt + (symbol - first) * 4;
    if (chain + 4 > words.bytes.length) return undefined;
    if ((words.u32(chain) & 1) === 1) return symbol + 1;
  }
}

function startsAt(bytes: Uint8Array, at: number, part: Uint8Array): boolean {
  if (at + part.length > bytes.length) return false;
  for (let i = 0; i < part.length; i++) if (bytes[at + i] !== part[i]) return false;
  return true;
}
