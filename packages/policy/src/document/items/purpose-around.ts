import type { Column, DocumentKnowledge } from '../../knowledge/document-knowledge.ts';
import type { PolicySentence } from '../reading/policy-sentence.ts';
import { labelOf } from '../tables/read-table.ts';
import { purposeOf } from './purpose.ts';

/** Sentences that are looked at for the purpose of a list. */
export const AHEAD = 12;

/** A purpose that is told behind: on a line of its own, in the next sentence, or behind the list. */
export function purposeAhead(sentence: PolicySentence, ahead: readonly PolicySentence[], knowledge: DocumentKnowledge): string | undefined {
  const [next] = ahead;
  if (next === undefined) return undefined;
  const labelled = labelledPurpose(sentence, next, knowledge) ?? barePurpose(sentence, next);
  if (labelled !== undefined) return labelled;
  if (sentence.kind === 'heading') return next.section === sentence.section ? purposeOf(next, 0, knowledge) : undefined;
  const behind = sentence.leadIn === undefined ? next : ahead.find(({ leadIn }) => leadIn !== sentence.leadIn);
  const isNear =
    behind !== undefined && (behind.part === sentence.part || (sentence.leadIn !== undefined && behind.section === sentence.section));
  return isNear ? purposeAfter(behind, knowledge) : undefined;
}

/** 「目的：…」 on the line below. */
function labelledPurpose(sentence: PolicySentence, next: PolicySentence, knowledge: DocumentKnowledge): string | undefined {
  if (next.part === sentence.part || next.section !== sentence.section) return undefined;
  if (columnTold(next, knowledge) !== 'purpose') return undefined;
  return next.asWritten(next.plain.indexOf('：') + 1, next.plain.length).replace(/[。；]$/, '');
}

/** 「登录：手机号码、短信验证码。创建账号并与车辆关联。」: a list of kinds behind a word, and what they are for. */
function barePurpose({ plain, part }: PolicySentence, next: PolicySentence): string | undefined {
  if (!BARE_LIST.test(plain) || next.part !== part || next.content.data.length > 0) return undefined;
  return next.plain.length > LONGEST_PURPOSE || NO_PURPOSE.test(next.plain) ? undefined : next.text.replace(/[。；]$/, '');
}

const BARE_LIST = /^[^，。；：]{2,14}：[^，；：]{2,60}。?$/;
const LONGEST_PURPOSE = 40;
const NO_PURPOSE = /不|未|^(?:您|如|若|当|默认|可以|可选|该|仅)/;

export const columnTold = ({ plain }: PolicySentence, knowledge: DocumentKnowledge): Column | undefined => {
  const label = /^([^：]{2,12})：./.exec(plain)?.[1];
  return label === undefined ? undefined : labelOf(label, knowledge);
};

const OPENING = 16;

/** The purpose of a sentence that goes on about the one before: 「上述信息用于…」, 「用于…」. */
function purposeAfter(next: PolicySentence, knowledge: DocumentKnowledge): string | undefined {
  const { patterns } = knowledge;
  const goesOn =
    patterns['back-reference'].test(next.plain.slice(0, OPENING)) || (patterns['purpose-after'].exec(next.plain)?.index ?? OPENING) < 4;
  return goesOn ? purposeOf(next, 0, knowledge) : undefined;
}

/** A list shares the purpose of the words that open it. */
export function leadInPurpose({ leadIn }: PolicySentence, { patterns }: DocumentKnowledge): string | undefined {
  if (leadIn === undefined) return undefined;
  return (patterns['purpose-before'].exec(leadIn) ?? /(?:用于|以便)[^，。；：]{2,60}/.exec(leadIn))?.[0];
}
