import type { Word } from '../personal-information/find-words.ts';
import type { CueBook, StatementKind } from './cue.ts';
import { evened } from './features.ts';
import type { Observation } from './observe.ts';

/** What speaks for and against a word being information that the sentence says is processed. */
export interface WordFeatures {
  /** Of the sentence: the same for all its words. */
  readonly shared: readonly string[];
  /** By word, in the order of the words. */
  readonly own: readonly (readonly string[])[];
}

/**
 * `s:` pieces and form of the sentence; `l:` the kinds of statement it makes; `w:` the word, `t:` its tokens, `f:` its standing, `<` `>` what is next to it,
 * `b:` `a:` what is near, and classes
 * of words around it.
 */
export function wordFeatures(
  { words, masked, normalised, occurrences }: Observation,
  kinds: readonly StatementKind[],
  { classes, bearing }: CueBook,
): WordFeatures {
  const text = evened(masked.text);
  const places = placesOf(masked.origins, normalised.text.length);
  const said = saidOf(kinds, bearing);
  const sides = [...occurrences].map(([of, all]) => ({ name: classes[of] ?? '', all }));
  return {
    shared: [...sharedFeatures(text, words), ...said],
    own: words.map((word) => {
      const from = places[word.from] ?? 0;
      const to = (places[word.to - 1] ?? from) + 1;
      const features = wordItself(word);
      for (const one of said) features.add(`${one}|${word.standing}`);
      for (const feature of around(text, from, to, word.word)) features.add(feature);
      const clause = clauseAround(text, from, to);
      for (const { name, all } of sides)
        for (const one of all) {
          if (one.to <= from) features.add(`${one.from >= clause.from ? 'cb:' : 'hb:'}${name}`);
          else if (one.from >= to) features.add(`${one.to <= clause.to ? 'ca:' : 'ha:'}${name}`);
        }
      return [...features];
    }),
  };
}

/** The kinds themselves, and whether sentences of one of them tell what is processed. */
const saidOf = (kinds: readonly StatementKind[], bearing: ReadonlySet<StatementKind>): readonly string[] =>
  [...kinds, kinds.length === 0 ? 'none' : 'some', kinds.some((kind) => bearing.has(kind)) ? 'bearing' : 'passing'].map(
    (one) => `l:${one}`,
  );

/** By offset of the normalised text: the offset in the masked text. */
function placesOf(origins: Uint32Array, length: number): Uint32Array {
  const places = new Uint32Array(length);
  for (let place = 0; place + 1 < origins.length; place++)
    for (let at = origins[place] ?? 0; at < (origins[place + 1] ?? 0); at++) places[at] = place;
  return places;
}

const SHORT = 10;
const LONG = 60;
const MOST_COUNTED = 4;

function sharedFeatures(text: string, words: readonly Word[]): ReadonlySet<string> {
  const features = new Set<string>();
  for (let at = 0; at + 2 <= text.length; at++) features.add(`s:${text.slice(at, at + 2)}`);
  if (!/[。！？；，：]$/.test(text)) features.add('s:is unended');
  if (text.length <= SHORT) features.add('s:is short');
  if (text.length >= LONG) features.add('s:is long');
  features.add(`s:is with ${Math.min(words.filter(({ standing }) => standing === 'kept').length, MOST_COUNTED)}`);
  return features;
}

function wordItself({ word, data, standing, isDenied }: Word): Set<string> {
  const features = new Set([`w:${word}`, `w:${word}|${standing}`, `f:${standing}`]);
  for (const token of data) features.add(`t:${token}`).add(`t:${token}|${standing}`);
  if (isDenied) features.add('f:denied');
  return features;
}

const LONGEST_NEXT = 4;
const NEAR = 12;

function* around(text: string, from: number, to: number, word: string): Generator<string> {
  for (let length = 1; length <= LONGEST_NEXT; length++) {
    yield from >= length ? `<${text.slice(from - length, from)}` : `<^${text.slice(0, from)}`;
    yield to + length <= text.length ? `>${text.slice(to, to + length)}` : `>${text.slice(to)}$`;
  }
  yield `w:${word}<${text[from - 1] ?? '^'}`;
  yield `w:${word}>${text[to] ?? '$'}`;
  for (let at = Math.max(0, from - NEAR); at + 2 <= from; at++) yield `b:${text.slice(at, at + 2)}`;
  for (let at = to; at + 2 <= Math.min(text.length, to + NEAR); at++) yield `a:${text.slice(at, at + 2)}`;
}

const MARKS = /[，。；：|]/;

function clauseAround(text: string, from: number, to: number): { readonly from: number; readonly to: number } {
  let first = from;
  while (first > 0 && !MARKS.test(text[first - 1] ?? '')) first--;
  const length = text.slice(to).search(MARKS);
  return { from: first, to: length < 0 ? text.length : to + length };
}
