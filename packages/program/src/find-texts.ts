import type { Place } from '@touchstone/kernel/place';
import type { AppProgram } from './app-program.ts';
import type { LinkedDex } from './linked-dex.ts';
import { Needles } from './needles.ts';
import type { Site } from './program.ts';

/** A text of the string tables, with where the code loads it. */
export class ProgramText {
  readonly text: string;
  readonly needle: string;
  readonly #program: AppProgram;
  readonly #file: LinkedDex;
  readonly #string: number;

  constructor(program: AppProgram, file: LinkedDex, string: number, text: string, needle: string) {
    this.text = text;
    this.needle = needle;
    this.#program = program;
    this.#file = file;
    this.#string = string;
  }

  uses(): readonly Site[] {
    return this.#program.usesOfText(this.text);
  }

  /** The first use, or where the text itself lies when no instruction loads it. */
  place(): Place {
    const use = this.uses()[0];
    return use === undefined ? { file: this.#file.file, offset: this.#file.dex.tables.textAt[this.#string]! } : use.place();
  }
}

/** Each text that contains a needle once, in the order of files and tables, with the needle that comes first in it. */
export function* findTexts(program: AppProgram, needles: readonly string[]): Generator<ProgramText> {
  const search = new Needles(needles);
  if (search.isEmpty) return;
  const seen = new Set<string>();
  for (const file of program.index.files) {
    for (const [string, needle] of stringsWith(file, search)) {
      const text = file.dex.string(string);
      if (seen.has(text)) continue;
      seen.add(text);
      yield new ProgramText(program, file, string, text, needle);
    }
  }
}

/** Every text once. */
export function* allTexts(program: AppProgram): Generator<ProgramText> {
  const seen = new Set<string>();
  for (const file of program.index.files) {
    for (let s = 0; s < file.dex.tables.textCount; s++) {
      const text = file.dex.string(s);
      if (seen.has(text)) continue;
      seen.add(text);
      yield new ProgramText(program, file, s, text, '');
    }
  }
}

/** Where texts lie one behind the other, one pass over all their bytes; else text by text, within the reader's budget. */
function stringsWith(file: LinkedDex, search: Needles): Map<number, string> {
  const { dex } = file;
  const { textAt, textEnd, textCount } = dex.tables;
  const found = new Map<number, string>();
  if (textCount === 0) return found;
  const note = (string: number, needle: string) => {
    if (!found.has(string)) found.set(string, needle);
  };
  if (textEnd.length > 0) {
    for (let s = 0; s < textCount; s++) {
      search.search(dex.bytes.u8, textAt[s]!, textEnd[s]!, (_, needle) => {
        note(s, needle);
        return textEnd[s]!;
      });
    }
    return found;
  }
  search.search(dex.bytes.u8, textAt[0]!, dex.textEnd(textCount - 1), (at, needle) => {
    const string = lastNotAfter(textAt, textCount, at);
    const end = dex.textEnd(string);
    if (end < at) return at + 1; // the bytes of a length, between two texts
    note(string, needle);
    return end;
  });
  return new Map([...found].sort((a, b) => a[0] - b[0]));
}

function lastNotAfter(sorted: Uint32Array, count: number, value: number): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (sorted[middle]! <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
