import type { PolicyKnowledge } from '../knowledge/policy-knowledge.ts';
import { normalise } from './normalise.ts';

/** How a sentence says what it says. Texts are normalised. */
export interface SentenceWording {
  /** The open word of a list: 等, 例如, 包括但不限于. */
  readonly vague?: string;
  /** When it happens: 「当您使用搜索功能时」. */
  readonly condition?: string;
  /** The user may leave it. */
  readonly isOptional: boolean;
}

export function wordingOf(sentence: string, knowledge: PolicyKnowledge): SentenceWording {
  return wordingIn(normalise(sentence.slice(0, 1_000), knowledge.variants).text, knowledge);
}

/** The same for a text that is normalised already. */
export function wordingIn(text: string, { wording }: PolicyKnowledge): SentenceWording {
  const [vague, condition] = [wording.vague.exec(text)?.[0], wording.condition.exec(text)?.[0]];
  return {
    ...(vague === undefined ? {} : { vague }),
    ...(condition === undefined ? {} : { condition }),
    isOptional: wording.optional.test(text),
  };
}
