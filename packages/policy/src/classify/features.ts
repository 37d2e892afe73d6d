import type { CueBook } from './cue.ts';
import { MASKS } from './masked.ts';
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
export function namedFeatures(
  { masked, occurrences, cues }: Observation,
  book: CueBook,
  isWanted: (name: string) => boolean = () => true,
): readonly Feature[] {
  const features: Feature[] = cues.map(({ cue, span }) => [cue.name, span]);
  for (const [of, [first]] of occurrences) if (first !== undefined) features.push([book.classes[of] ?? '', first]);
  addPairs(features, occurrences, book, isWanted);
  const whole = { from: 0, to: masked.text.length };
  for (const name of shapesOf(masked.text)) features.push([name, whole]);
  return features;
}

/** Classes whose order in a sentence tells who does what: 「third…gather」 is not 「gather…third」. In characters. */
const PAIR_GAP = 30;
const MOST_IN_PAIRS = 6;

function addPairs(features: Feature[], occurrences: Occurrences, { pairNames }: CueBook, isWanted: (name: string) => boolean): void {
  const paired = [...occurrences].filter(([of]) => pairNames.has(of));
  for (const [a, before] of paired) {
    const names = pairNames.get(a);
    for (const [b, after] of paired) {
      const span = firstPair(before, after);
      if (span === undefined) continue;
      const name = names?.get(b);
      if (name !== undefined && isWanted(name)) features.push([name, span]);
    }
  }
}

function firstPair(before: readonly Occurrence[], after: readonly Occurrence[]): Occurrence | undefined {
  for (let i = 0; i < before.length && i < MOST_IN_PAIRS; i++)
    for (let j = 0; j < after.length && j < MOST_IN_PAIRS; j++) {
      const first = before[i];
      const second = after[j];
      if (first === undefined || second === undefined) continue;
      if (second.from >= first.to && second.from - first.to <= PAIR_GAP) return { from: first.from, to: second.to };
    }
  return undefined;
}

const SHORT = 14;
const LONG = 80;

/** The form of a sentence: a cell, an item, a heading, a long clause. */
function shapesOf(text: string): readonly string[] {
  const shapes: string[] = [];
  if (text.length <= SHORT) shapes.push('is:short');
  if (text.length >= LONG) shapes.push('is:long');
  if (/^[^，。]{1,12}：/.test(text)) shapes.push('is:labelled');
  if (/[；、，;]$/.test(text)) shapes.push('is:item');
  if (!/[。！？；，：]$/.test(text)) shapes.push('is:unended');
  if (/：$/.test(text)) shapes.push('is:opening');
  if (text.length <= 2 * SHORT && !/[，。：；、]/.test(text.slice(4))) shapes.push('is:heading');
  const kinds = kindsIn(text);
  if (kinds >= 3) shapes.push('is:list of kinds');
  if (kinds === 0) shapes.push('is:without kinds');
  return shapes;
}

function kindsIn(text: string): number {
  let kinds = 0;
  for (let at = 0; at < text.length; at++) if (text[at] === MASKS.data || text[at] === MASKS.umbrella) kinds++;
  return kinds;
}
