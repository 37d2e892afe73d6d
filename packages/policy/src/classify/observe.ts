import type { PolicyKnowledge } from '../knowledge/policy-knowledge.ts';
import { findMentions } from '../personal-information/find-mentions.ts';
import type { Mention } from '../personal-information/mention.ts';
import { type Normalised, normalise } from '../sentences/normalise.ts';
import { type Masked, mask } from './masked.ts';
import { type MatchedCue, matchCues } from './match-cue.ts';
import { type Occurrences, occurrencesIn } from './occurrences.ts';

/** A sentence in its usual form, and the personal information it names. */
export interface Named {
  readonly normalised: Normalised;
  readonly mentions: readonly Mention[];
}

/** What of a sentence the classifier looks at. */
export interface Observation extends Named {
  readonly masked: Masked;
  readonly occurrences: Occurrences;
  readonly cues: readonly MatchedCue[];
}

/** Longer texts are no sentences: what lies behind is not looked at. In characters. */
export const LONGEST_SENTENCE = 1_000;

export function observe(sentence: string, knowledge: PolicyKnowledge): Observation {
  return observeNamed(namedIn(sentence, knowledge), knowledge);
}

export function namedIn(sentence: string, knowledge: PolicyKnowledge): Named {
  const normalised = normalise(sentence.slice(0, LONGEST_SENTENCE), knowledge.variants);
  return { normalised, mentions: findMentions(normalised.text, knowledge) };
}

/** The rest of an observation. */
export function observeNamed({ normalised, mentions }: Named, knowledge: PolicyKnowledge): Observation {
  const masked = mask(normalised.text, mentions);
  const occurrences = occurrencesIn(masked.text, knowledge.cues);
  return { normalised, mentions, masked, occurrences, cues: matchCues(knowledge.cues, occurrences) };
}
