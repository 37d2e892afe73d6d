import { decodeUtf8 } from '@touchstone/kernel/bytes';
import type { Problems } from '@touchstone/kernel/problem';
import { fileOffset, PT_DYNAMIC, type Section, type Segment, SHT_DYNAMIC } from './segments.ts';
import type { Words } from './words.ts';

/** What the dynamic section points at, as offsets in the file; absent what it does not name, or names outside the file. */
export interface Dynamic {
  readonly needed: readonly string[];
  readonly soname?: string;
  readonly strings?: number;
  readonly stringsEnd: number;
  readonly symbols?: number;
  readonly hash?: number;
  readonly gnuHash?: number;
}

const TAG = { end: 0, needed: 1, hash: 4, strings: 5, symbols: 6, stringsSize: 10, soname: 14, gnuHash: 0x6ffffef5 } as const;
const MAX_NEEDED = 1000;
/** A library name is a file name; what is longer is not one. */
const MAX_NAME_BYTES = 4096;

/**
 * Reads the dynamic section as Android's linker does: found by the *address* of its segment, ended by DT_NULL.
 * The segment's file offset and the section table are asked only when the address leads nowhere.
 *
 * @source https://refspecs.linuxfoundation.org/elf/gabi4+/ch5.dynamic.html
 * @source https://android.googlesource.com/platform/bionic/+/refs/heads/main/linker/linker.cpp
 */
export function readDynamic(
  words: Words,
  segments: readonly Segment[],
  sections: readonly Section[],
  problems: Problems,
): Dynamic | undefined {
  const segment = segments.find(({ type }) => type === PT_DYNAMIC);
  const section = sections.find(({ type }) => type === SHT_DYNAMIC);
  const byAddress = segment === undefined ? undefined : fileOffset(segments, segment.address);
  const at = byAddress ?? segment?.offset ?? section?.offset;
  if (at === undefined) return undefined;
  if (segment !== undefined && byAddress !== undefined && byAddress !== segment.offset)
    problems.add('elf/dynamic-offset-lies', segment.offset);

  const found = new Map<number, number>();
  const needed: number[] = [];
  const step = words.bits / 4;
  let next = at;
  for (; next + step <= words.bytes.length; next += step) {
    const tag = words.word(next);
    if (tag === TAG.end) break;
    const value = words.word(next + step / 2);
    if (tag !== TAG.needed) found.set(tag, value);
    else if (needed.length < MAX_NEEDED) needed.push(value);
  }
  if (next + step > words.bytes.length) problems.add('elf/dynamic-past-end', at);

  const place = (tag: number): number | undefined => {
    const address = found.get(tag);
    const offset = address === undefined ? undefined : fileOffset(segments, address);
    if (address !== undefined && (offset === undefined || offset >= words.bytes.length)) problems.add('elf/dynamic-address-outside', at);
    return offset === undefined || offset >= words.bytes.length ? undefined : offset;
  };
  const strings = place(TAG.strings);
  const stringsEnd = Math.min(words.bytes.length, (strings ?? 0) + (found.get(TAG.stringsSize) ?? words.bytes.length));
  const [symbols, hash, gnuHash] = [place(TAG.symbols), place(TAG.hash), place(TAG.gnuHash)];
  const name = (index: number | undefined) =>
    strings === undefined || index === undefined ? undefined : nameAt(words.bytes, strings + index, stringsEnd);
  const soname = name(found.get(TAG.soname));
  const names = needed.map(name).filter((text) => text !== undefined);
  if (names.length < needed.length) problems.add('elf/name-outside', at);
  return {
    needed: names,
    stringsEnd,
    ...(soname === undefined ? {} : { soname }),
    ...(strings === undefined ? {} : { strings }),
    ...(symbols === undefined ? {} : { symbols }),
    ...(hash === undefined ? {} : { hash }),
    ...(gnuHash === undefined ? {} : { gnuHash }),
  };
}

/** The text up to its NUL; undefined when it does not end before `end` or is too long for a name. */
export function nameAt(bytes: Uint8Array, at: number, end: number): string | undefined {
  if (at >= end) return undefined;
  const part = bytes.subarray(at, Math.min(end, at + MAX_NAME_BYTES));
  const length = part.indexOf(0);
  return length < 0 ? undefined : decodeUtf8(part.subarray(0, length));
}
