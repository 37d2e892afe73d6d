import type { Problems } from '@touchstone/kernel/problem';
import type { Words } from './words.ts';

/** Program and section headers have these places in the ELF header, and these sizes. */
const PLACES = {
  32: { phoff: 28, shoff: 32, phentsize: 42, phnum: 44, shentsize: 46, shnum: 48, programBytes: 32, sectionBytes: 40 },
  64: { phoff: 32, shoff: 40, phentsize: 54, phnum: 56, shentsize: 58, shnum: 60, programBytes: 56, sectionBytes: 64 },
} as const;

export const PT_LOAD = 1;
export const PT_DYNAMIC = 2;
export const SHT_SYMTAB = 2;
export const SHT_DYNAMIC = 6;

export interface Segment {
  readonly type: number;
  readonly offset: number;
  readonly address: number;
  readonly fileBytes: number;
  readonly align: number;
}

export interface Section {
  readonly type: number;
  readonly offset: number;
  readonly sizeBytes: number;
}

/** The program headers: what the linker goes by. Never more than there is room for. */
export function readSegments(words: Words, problems: Problems): readonly Segment[] {
  const place = PLACES[words.bits];
  const [offset, size, count] = [words.word(place.phoff), words.u16(place.phentsize), words.u16(place.phnum)];
  if (count > 0 && size !== place.programBytes) problems.add('elf/program-header-size', place.phentsize);
  const room = roomFor(words, offset, place.programBytes);
  if (count > room) problems.add('elf/program-headers-past-end', place.phoff);
  return Array.from({ length: Math.min(count, room) }, (_, i) => segmentAt(words, offset + i * place.programBytes));
}

/** The section headers: for debuggers only, and gone or wrong in what packers make. */
export function readSections(words: Words, problems: Problems): readonly Section[] {
  const place = PLACES[words.bits];
  const [offset, size, count] = [words.word(place.shoff), words.u16(place.shentsize), words.u16(place.shnum)];
  if (offset === 0 || count === 0) return [];
  const room = roomFor(words, offset, place.sectionBytes);
  if (count > room || size !== place.sectionBytes) {
    problems.add('elf/section-headers-damaged', place.shoff);
    return [];
  }
  return Array.from({ length: count }, (_, i) => sectionAt(words, offset + i * place.sectionBytes));
}

/** Where an address of the loaded library is in the file; undefined when no segment holds it. */
export function fileOffset(segments: readonly Segment[], address: number): number | undefined {
  for (const { type, address: start, offset, fileBytes } of segments) {
    if (type === PT_LOAD && address >= start && address < start + fileBytes) return address - start + offset;
  }
  return undefined;
}

function segmentAt(words: Words, at: number): Segment {
  const type = words.u32(at);
  if (words.bits === 32) {
    return { type, offset: words.u32(at + 4), address: words.u32(at + 8), fileBytes: words.u32(at + 16), align: words.u32(at + 28) };
  }
  return { type, offset: words.word(at + 8), address: words.word(at + 16), fileBytes: words.word(at + 32), align: words.word(at + 48) };
}

function sectionAt(words: Words, at: number): Section {
  const type = words.u32(at + 4);
  if (words.bits === 32) return { type, offset: words.u32(at + 16), sizeBytes: words.u32(at + 20) };
  return { type, offset: words.word(at + 24), sizeBytes: words.word(at + 32) };
}

function roomFor(words: Words, offset: number, size: number): number {
  return offset > 0 && offset <= words.bytes.length ? Math.floor((words.bytes.length - offset) / size) : 0;
}
