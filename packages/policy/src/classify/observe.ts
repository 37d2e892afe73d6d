import type { PolicyKnowledge } from '../knowledge/policy-knowledge.ts';
import { mentionsOf } from '../personal-information/find-mentions.ts';
import { findWords, type Word } from '../personal-information/find-words.ts';
import type { Mention } from '../personal-information/mention.ts';
import { type Normalised, normalise } from '../sentences/normalise.ts';
import { type Masked, mask } from './masked.ts';
import { type MatchedCue, matchCues } from './match-cue.ts';
import { type Occurrences, occurrencesIn } from './occurrences.ts';

/** A sentence in its usual form, and the personal information it names. */
export interface Named {
  readonly normalised: Normalised;
  readonly words: readonly Word[];
  /** Those that the lists count. */
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
  const words = findWords(normalised.text, knowledge);
  return { normalised, words, mentions: mentionsOf(words, knowledge) };
}

/** The rest of an observation. */
export function observeNamed(named: Named, knowledge: PolicyKnowledge): Observation {
  const masked = mask(named.normalised.text, named.mentions);
  const occurrences = occurrencesIn(masked.text, knowledge.cues);
  return { ...named, masked, occurrences, cues: matchCues(knowledge.cues, occurrences) };
}
