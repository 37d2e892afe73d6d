import type { DocumentKnowledge } from '../../knowledge/document-knowledge.ts';
import type { PersonalInformation } from '../../personal-information/find-personal-information.ts';
import type { PolicySentence } from '../reading/policy-sentence.ts';

/** A mention, and whether its list is left open: 等, 例如. */
export interface Noted {
  readonly mention: PersonalInformation;
  readonly isVague: boolean;
}

/** Between members of a list. */
const JOINT = /^[、，,/和及与或以\s]{1,4}$/;

/** A list that is open at its end is open for all its members. */
export function noted(mentions: readonly PersonalInformation[], sentence: PolicySentence, knowledge: DocumentKnowledge): readonly Noted[] {
  let next: Noted | undefined;
  return mentions
    .toReversed()
    .map((mention) => {
      const isJoined = next !== undefined && JOINT.test(sentence.text.slice(mention.to, next.mention.from));
      next = { mention, isVague: (isJoined && next?.isVague === true) || isVagueBeside(sentence, mention, knowledge) };
      return next;
    })
    .toReversed();
}

const LONGEST_LIST = 160;

/** 等 behind the list that the mention stands in, or 例如 before it. */
function isVagueBeside({ plain, plainAt }: PolicySentence, { from, to }: PersonalInformation, { patterns }: DocumentKnowledge): boolean {
  const tail = plain.slice(plainAt(to), plainAt(to) + LONGEST_LIST);
  const list = /^[^，。；]*?(?=等|之类|，|。|；|etc|$)/.exec(tail)?.[0] ?? '';
  if (patterns['vague-after'].test(tail.slice(list.length))) return true;
  return patterns['vague-before'].test(plain.slice(Math.max(0, plainAt(from) - LONGEST_LIST / 2), plainAt(from)));
}
