import type { DocumentKnowledge } from '../../knowledge/document-knowledge.ts';
import { isMeant } from '../../personal-information/denied-spans.ts';
import type { PersonalInformation } from '../../personal-information/find-personal-information.ts';
import type { PolicyItem } from '../../policy.ts';
import type { PolicySentence } from '../reading/policy-sentence.ts';

/** A heading or the words that open the list say that nothing of it is collected. */
export const isUnderDenial = ({ section, leadIn }: PolicySentence, { patterns }: DocumentKnowledge): boolean =>
  [section.plain, leadIn ?? ''].some((words) => patterns['denied-in-clause'].test(words) && !/[，。；]/.test(words));

/** 「仅在本地处理，不上传服务器」: what the sentence names does not leave the device. */
export const isOnDevice = ({ plain }: PolicySentence, { patterns }: DocumentKnowledge): boolean => patterns.local.test(plain);

/** 「上述信息仅在本地处理」: so is what the sentences before it in its paragraph name. */
export const isOnDeviceAbove = (sentence: PolicySentence, knowledge: DocumentKnowledge): boolean =>
  isOnDevice(sentence, knowledge) && knowledge.patterns['back-reference'].test(sentence.plain.slice(0, OPENING));

const OPENING = 12;

/** 「也不需要读取…」: the words before it in its clause deny it, and mean it. */
export function isDeniedInClause(
  { plain, plainAt }: PolicySentence,
  { from }: PersonalInformation,
  { patterns, wording }: DocumentKnowledge,
): boolean {
  const head = plain.slice(0, plainAt(from));
  const clauseFrom = Math.max(...['，', '。', '；', '：'].map((mark) => head.lastIndexOf(mark))) + 1;
  const opening = patterns['denied-in-clause'].exec(head.slice(clauseFrom));
  if (opening === null) return false;
  const [opens, opened] = [clauseFrom + opening.index, clauseFrom + opening.index + opening[0].length];
  return isMeant(plain, { from: opens, to: opened }, wording) && !wording.denial.turn.test(head.slice(opened));
}

/** A kind that is collected elsewhere in the text is denied only in part: 「不会在后台获取」, 「不会上传您的整个通讯录」. What stays on the device is not collected. */
export function withoutPartDenials(own: readonly PolicyItem[]): readonly PolicyItem[] {
  const collected = new Set(own.filter(({ isCollected, isLocal }) => isCollected && isLocal !== true).map(({ data }) => data));
  return own.filter(({ isCollected, data, quote }) => isCollected || !collected.has(data) || OF_STATE.test(quote));
}

/** A denial for a state of the app is a rule of its own that a run can break. */
const OF_STATE = /后台|静默|background|silent/i;

/** 「不收集」 and the like before it, and not 「不共享」. */
export function isDeniedCollection(
  { plain, plainAt }: PolicySentence,
  { from, to }: PersonalInformation,
  { patterns }: DocumentKnowledge,
): boolean {
  const before = plain.slice(Math.max(0, plainAt(from) - REACH), plainAt(from));
  const denial =
    patterns['denied-collection'].test(before) || patterns['denied-collection'].test(plain.slice(plainAt(to), plainAt(to) + SHORT_REACH));
  return denial && !(patterns['denied-sharing'].test(plain) && !/收集|采集|读取|获取/.test(before));
}

const REACH = 90;
const SHORT_REACH = 24;
