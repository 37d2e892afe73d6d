import type { PolicyKnowledge } from '../knowledge/policy-knowledge.ts';
import { findMentions } from '../personal-information/find-mentions.ts';
import type { Mention } from '../personal-information/mention.ts';
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
}

/** Longer texts are no sentences: what lies behind is not looked at. In characters. */
export const LONGEST_SENTENCE = 1_000;

export function observe(sentence: string, knowledge: PolicyKnowledge): Observation {
  const normalised = normalise(sentence.slice(0, LONGEST_SENTENCE), knowledge.variants);
  const mentions = findMentions(normalised.text, knowledge);
  const masked = mask(normalised.text, mentions);
  const occurrences = occurrencesIn(masked.text, knowledge.cues);
  const cues: { cue: Cue; span: Occurrence }[] = [];
  for (const cue of knowledge.cues.cues) {
    const span = matchCue(cue, occurrences);
    if (span !== undefined) cues.push({ cue, span });
  }
  return { normalised, mentions, masked, occurrences, cues };
}
