import type { PolicyKnowledge } from '../knowledge/policy-knowledge.ts';
import { findWords, type Word } from './find-words.ts';
import type { Mention } from './mention.ts';

/** Mentions in a normalised text as the lists tell them, in the order of the text. */
export const findMentions = (text: string, knowledge: PolicyKnowledge): readonly Mention[] =>
  mentionsOf(findWords(text, knowledge), knowledge);

export const mentionsOf = (words: readonly Word[], knowledge: PolicyKnowledge): readonly Mention[] =>
  words.filter(({ standing }) => standing === 'kept').map((word) => mentionOf(word, knowledge));

export function mentionOf({ word, data, from, to, isDenied }: Word, { information }: PolicyKnowledge): Mention {
  return {
    data,
    from,
    to,
    isUmbrella: information.umbrellas.has(word),
    isDenied,
    isSensitive: data.some((token) => information.sensitive.has(token)),
  };
}
