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
  const even = text.replaceAll(/\d/g, '0');
  for (let length = SHORTEST_PIECE; length <= LONGEST_PIECE; length++)
    for (let from = 0; from + length <= even.length; from++) {
      const piece = even.slice(from, from + length);
      if (!features.has(piece)) features.set(piece, { from, to: from + length });
    }
  return features;
}
