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
  for (let at = 0; at < text.length; at++)
    for (const { length, values } of book.words.startingAt(text, at)) for (const of of values) put(of, at, at + length);
  for (const { class: of, pattern } of book.patterns)
    for (const match of text.matchAll(pattern)) if (match[0] !== '') put(of, match.index, match.index + match[0].length);
  return found;
}
