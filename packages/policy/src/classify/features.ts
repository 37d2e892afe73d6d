import type { CueBook } from './cue.ts';
import type { Observation } from './observe.ts';
import type { Occurrence, Occurrences } from './occurrences.ts';

/** A feature of the learned part, and where it was seen first in the masked text. */
export type Feature = readonly [name: string, span: Occurrence];

const SHORTEST_PIECE = 1;
const LONGEST_PIECE = 3;

/** All features of a sentence, each once: those with a name, and the pieces of its text. */
export function featuresOf(observation: Observation, book: CueBook): ReadonlyMap<string, Occurrence> {
  const features = new Map<string, Occurrence>(namedFeatures(observation, book));
  const text = evened(observation.masked.text);
  for (let length = SHORTEST_PIECE; length <= LONGEST_PIECE; length++)
    for (let from = 0; from + length <= text.length; from++) {
      const piece = text.slice(from, from + length);
      if (!features.has(piece)) features.set(piece, { from, to: from + length });
    }
  return features;
}

/** Numbers differ from policy to policy. */
export const evened = (text: string): string => text.replaceAll(/\d/g, '0');

/**
 * `cue:` a cue that holds, `has:` a class, `pair:` two classes in their order, `is:` the form of the sentence. Pairs that are not wanted
 * are not looked for: there are many.
 */
export function* namedFeatures(
  { masked, occurrences, cues }: Observation,
  book: CueBook,
  isWanted: (name: string) => boolean = () => true,
): Generator<Feature> {
  for (const { cue, span } of cues) yield [cue.name, span];
  for (const [of, [first]] of occurrences) if (first !== undefined) yield [book.classes[of] ?? '', first];
  yield* pairsOf(occurrences, book, isWanted);
  for (const name of shapesOf(masked.text)) yield [`is:${name}`, { from: 0, to: masked.text.length }];
}

/** Classes whose order in a sentence tells who does what: 「third…gather」 is not 「gather…third」. In characters. */
const PAIR_GAP = 30;
const MOST_IN_PAIRS = 6;

function* pairsOf(occurrences: Occurrences, { pairNames }: CueBook, isWanted: (name: string) => boolean): Generator<Feature> {
  for (const [a, before] of occurrences) {
    const names = pairNames.get(a);
    if (names === undefined) continue;
    for (const [b, after] of occurrences) {
      const name = names.get(b);
      if (name === undefined || !isWanted(name)) continue;
      const span = firstPair(before, after);
      if (span !== undefined) yield [name, span];
    }
  }
}

function firstPair(before: readonly Occurrence[], after: readonly Occurrence[]): Occurrence | undefined {
  for (let i = 0; i < before.length && i < MOST_IN_PAIRS; i++)
    for (let j = 0; j < after.length && j < MOST_IN_PAIRS; j++) {
      const [first, second] = [before[i], after[j]];
      if (first === undefined || second === undefined) continue;
      if (second.from >= first.to && second.from - first.to <= PAIR_GAP) return { from: first.from, to: second.to };
    }
  return undefined;
}

const SHORT = 14;
const LONG = 80;

/** The form of a sentence: a cell, an item, a heading, a long clause. */
function* shapesOf(text: string): Generator<string> {
  if (text.length <= SHORT) yield 'short';
  if (text.length >= LONG) yield 'long';
  if (/^[^，。]{1,12}：/.test(text)) yield 'labelled';
  if (/[；、，;]$/.test(text)) yield 'item';
  if (!/[。！？；，：]$/.test(text)) yield 'unended';
  if (/：$/.test(text)) yield 'opening';
  if (text.length <= 2 * SHORT && !/[，。：；、]/.test(text.slice(4))) yield 'heading';
  const kinds = text.replaceAll(/[^◇◈]/g, '').length;
  if (kinds >= 3) yield 'list of kinds';
  if (kinds === 0) yield 'without kinds';
}
