import { ROOT } from '../personal-information/word-index.ts';
import type { CueBook } from './cue.ts';

/** Where a class of words stands in a text. */
export interface Occurrence {
  readonly from: number;
  readonly to: number;
}

/** Occurrences by class number, each in the order of the text. */
export type Occurrences = ReadonlyMap<number, readonly Occurrence[]>;

/** At most this many of a class are looked at, so that a text of one word repeated stays cheap. */
const MOST = 200;

/** Finds the words of all classes in one walk; of one class only the longest word at a place. */
export function occurrencesIn(text: string, book: CueBook): Occurrences {
  const found = new Map<number, Occurrence[]>();
  const put = (of: number, from: number, to: number): void => {
    const list = found.get(of);
    if (list === undefined) found.set(of, [{ from, to }]);
    else if (list.at(-1)?.from === from) list[list.length - 1] = { from, to };
    else if (list.length < MOST) list.push({ from, to });
  };
  const { words } = book;
  for (let from = 0; from < text.length; from++) {
    let node = ROOT;
    for (let to = from; to < text.length; ) {
      node = words.below(node, text.charCodeAt(to++));
      if (node === ROOT) break;
      for (const of of words.valuesAt(node) ?? NONE) put(of, from, to);
    }
  }
  for (const { class: of, pattern } of book.patterns) {
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
      if (match[0] === '') pattern.lastIndex++;
      else put(of, match.index, match.index + match[0].length);
    }
  }
  return found;
}

const NONE: readonly number[] = [];
