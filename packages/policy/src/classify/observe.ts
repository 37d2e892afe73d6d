import { findMentions } from '../personal-information/find-mentions.ts';
import type { Mention } from '../personal-information/mention.ts';
import type { PolicyKnowledge } from '../knowledge/policy-knowledge.ts';
import { type Normalised, normalise } from '../sentences/normalise.ts';
import type { Cue } from './cue.ts';
import { type Masked, mask } from './masked.ts';
import { matchCue } from './match-cue.ts';
import { type Occurrence, type Occurrences, occurrencesIn } from './occurrences.ts';

/** What of a sentence the classifier looks at. */
export interface Observation {
  readonly normalised: Normalised;
  readonly mentions: readonly Mention[];
  readonly masked: Masked;
  readonly occurrences: Occurrences;
  readonly cues: readonly { readonly cue: Cue; readonly span: Occurrence }[];
  /** Features of the learned part, with the first place of each in the masked text. */
  readonly features: ReadonlyMap<string, Occurrence>;
}

/** Longer texts are no sentences: what lies behind is not looked at. In characters. */
export const LONGEST_SENTENCE = 1_000;
const SHORTEST_PIECE = 2;
const LONGEST_PIECE = 4;

export function observe(sentence: string, knowledge: PolicyKnowledge): Observation {
  const normalised = normalise(sentence.slice(0, LONGEST_SENTENCE), knowledge.variants);
  const mentions = findMentions(normalised.text, knowledge);
  const masked = mask(normalised.text, mentions);
  const occurrences = occurrencesIn(masked.text, knowledge.cues);
  const cues = knowledge.cues.cues.flatMap((cue) => {
    const span = matchCue(cue, occurrences);
    return span === undefined ? [] : [{ cue, span }];
  });
  return { normalised, mentions, masked, occurrences, cues, features: featuresOf(masked.text, occurrences, cues, knowledge) };
}

function featuresOf(
  text: string,
  occurrences: Occurrences,
  cues: Observation['cues'],
  { cues: book }: PolicyKnowledge,
): ReadonlyMap<string, Occurrence> {
  const features = new Map<string, Occurrence>();
  for (const { cue, span } of cues) features.set(`cue:${cue.kind} ${cue.text}`, span);
  for (const [of, [first]] of occurrences) if (first !== undefined) features.set(`has:${book.classes[of]}`, first);
  for (const [name, span] of pairsOf(occurrences, book)) features.set(name, span);
  for (const name of shapesOf(text)) features.set(`is:${name}`, { from: 0, to: text.length });
  const even = text.replaceAll(/\d/g, '0');
  for (let length = SHORTEST_PIECE; length <= LONGEST_PIECE; length++)
    for (let from = 0; from + length <= even.length; from++) {
      const piece = even.slice(from, from + length);
      if (!features.has(piece)) features.set(piece, { from, to: from + length });
    }
  return features;
}

/** Classes whose order in a sentence tells who does what: 「third…gather」 is not 「gather…third」. In characters. */
const PAIR_GAP = 30;
const MOST_IN_PAIRS = 6;

function* pairsOf(occurrences: Occurrences, book: PolicyKnowledge['cues']): Generator<readonly [string, Occurrence]> {
  const present = [...occurrences].filter(([of]) => book.paired.has(of)).map(([of, list]) => [of, list.slice(0, MOST_IN_PAIRS)] as const);
  for (const [a, before] of present)
    for (const [b, after] of present) {
      if (a === b) continue;
      const span = firstPair(before, after);
      if (span !== undefined) yield [`pair:${book.classes[a]}…${book.classes[b]}`, span];
    }
}

function firstPair(before: readonly Occurrence[], after: readonly Occurrence[]): Occurrence | undefined {
  for (const { from, to } of before) {
    const next = after.find((one) => one.from >= to && one.from - to <= PAIR_GAP);
    if (next !== undefined) return { from, to: next.to };
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
  if (!/[。！？；，]$/.test(text)) yield 'unended';
  const kinds = text.replaceAll(/[^◇◈]/g, '').length;
  if (kinds >= 3) yield 'list of kinds';
  if (kinds === 0) yield 'without kinds';
}
