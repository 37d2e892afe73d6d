import type { PolicyKnowledge } from '../knowledge/policy-knowledge.ts';
import { normalise } from '../sentences/normalise.ts';
import { findMentions } from './find-mentions.ts';
import type { Mention } from './mention.ts';

/** A mention with its words as they stand in the given text, and offsets in it. */
export interface PersonalInformation extends Mention {
  readonly text: string;
}

/** Longer texts are read up to here: split them into sentences first. In characters. */
const LONGEST = 4_000;

/** The kinds of personal information that a sentence, an item or a cell names, in its order. */
export function findPersonalInformation(given: string, knowledge: PolicyKnowledge): readonly PersonalInformation[] {
  const normalised = normalise(given.slice(0, LONGEST), knowledge.variants);
  return findMentions(normalised.text, knowledge).map((mention) => {
    const from = normalised.origins[mention.from] ?? 0;
    const to = (normalised.origins[mention.to - 1] ?? from) + 1;
    return { ...mention, from, to, text: given.slice(from, to) };
  });
}
