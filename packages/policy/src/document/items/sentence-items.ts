import type { StatementKind } from '../../classify/cue.ts';
import type { Column, DocumentKnowledge, Subject } from '../../knowledge/document-knowledge.ts';
import { findPersonalInformation, type PersonalInformation } from '../../personal-information/find-personal-information.ts';
import type { PolicyItem } from '../../policy.ts';
import type { PolicySentence } from '../reading/policy-sentence.ts';
import { labelOf } from '../tables/read-table.ts';
import { purposeOf } from './purpose.ts';

/** Sections in which kinds are named that others take: nothing is said there of what the app collects. */
const OTHERS: ReadonlySet<Subject> = new Set(['sdk', 'sharing', 'definitions', 'history', 'contact', 'change']);
/** Sections that are about information that was collected, in which collecting is told only by the way. */
const LATER: ReadonlySet<Subject> = new Set(['rights', 'retention', 'security', 'cross-border']);
/** Sections in which whatever is named is collected. */
const WHOLLY: ReadonlySet<Subject> = new Set(['collect', 'permissions', 'sensitive']);
const COLLECTS: ReadonlySet<StatementKind> = new Set(['CR11', 'CR12', 'CR13', 'CR16']);

/** Kinds of personal information that sentences say the handler collects or does not collect, each mention with its purpose. */
export function sentenceItems(sentences: readonly PolicySentence[], knowledge: DocumentKnowledge): readonly PolicyItem[] {
  return sentences.flatMap((sentence, at) => {
    const { section } = sentence;
    if (section.about !== undefined && knowledge.silent.has(section.about)) return [];
    if (knowledge.patterns.question.test(sentence.plain) || columnTold(sentence, knowledge) === 'purpose') return [];
    const mentions = withoutAsides(
      sentence.content.data.length > 0 ? sentence.content.data : listedIn(sentence, knowledge),
      sentence,
      knowledge,
    );
    if (mentions.length === 0) return [];
    const shared = sharedWords(sentence, sentences.slice(at + 1, at + 1 + AHEAD), knowledge);
    const doesCollect = isCollecting(sentence, knowledge);
    const isDeniedAbove = isUnderDenial(sentence, knowledge);
    return noted(mentions, sentence, knowledge).flatMap((one) => {
      const { mention } = one;
      const isCollected = !mention.isDenied && !isDeniedAbove && !isDeniedInClause(sentence, mention, knowledge);
      if (isCollected ? !doesCollect : !isDeniedAbove && !isDeniedCollection(sentence, mention, knowledge)) return [];
      return itemsOf(one, sentence, { ...shared, isCollected }, knowledge);
    });
  });
}

/** Items of a list that words of collecting open need no words of their own. */
function listedIn(sentence: PolicySentence, knowledge: DocumentKnowledge): readonly PersonalInformation[] {
  if (!isInCollectingList(sentence, knowledge)) return [];
  return findPersonalInformation(`${LIST_OPENING}${sentence.text}`, knowledge).map((mention) => ({
    ...mention,
    from: Math.max(0, mention.from - LIST_OPENING.length),
    to: mention.to - LIST_OPENING.length,
  }));
}

/**
 * Words of a purpose or of the situation name no kinds that are collected when others stand outside: 「当您点击“保存到相册”时，我们申请存储权限，
 * 用于把图片写到…」.
 */
function withoutAsides(
  mentions: readonly PersonalInformation[],
  sentence: PolicySentence,
  { patterns }: DocumentKnowledge,
): readonly PersonalInformation[] {
  const { plain, plainAt, section, content } = sentence;
  const isPermission = section.about === 'permissions';
  const marker = isPermission ? /：/.exec(plain) : patterns['purpose-after'].exec(plain);
  const purpose =
    marker === null
      ? undefined
      : { from: marker.index, to: marker.index + plain.slice(marker.index).search(isPermission ? /[。；]|$/ : /[，。；]|$/) };
  const { condition } = content.wording;
  const situation =
    condition === undefined ? undefined : { from: plain.indexOf(condition), to: plain.indexOf(condition) + condition.length };
  const isAside = (mention: PersonalInformation): boolean =>
    [purpose, situation].some(
      (span) => span !== undefined && span.from >= 0 && plainAt(mention.from) >= span.from && plainAt(mention.from) < span.to,
    );
  const [exception, before] = [patterns.exception.exec(plain), patterns['purpose-before'].exec(plain)];
  const isWithin = (mention: PersonalInformation, match: RegExpExecArray | null): boolean =>
    match !== null && plainAt(mention.from) >= match.index && plainAt(mention.from) < match.index + match[0].length;
  const included = mentions.filter((mention) => !isWithin(mention, exception) && !isWithin(mention, before));
  const kept = included.filter((mention) => mention.isDenied || !isAside(mention));
  return kept.some(({ isDenied }) => !isDenied) ? kept : included;
}

const LIST_OPENING = '收集：';

const isInCollectingList = ({ leadIn }: PolicySentence, { patterns }: DocumentKnowledge): boolean =>
  leadIn !== undefined && patterns.collecting.test(leadIn) && !patterns.sharing.test(leadIn);

function isCollecting(sentence: PolicySentence, knowledge: DocumentKnowledge): boolean {
  const { section, content, plain } = sentence;
  const { about } = section;
  const kinds = new Set(content.labels.map(({ kind }) => kind));
  const saysSo = kinds.has('CR13') && knowledge.patterns.collecting.test(plain);
  if (about !== undefined && OTHERS.has(about)) return false;
  if (about !== undefined && LATER.has(about)) return saysSo && !kinds.has('CR18') && !kinds.has('CR22');
  if (about !== undefined && WHOLLY.has(about))
    return kinds.size === 0 ? isFragment(plain) : [...kinds].some((kind) => COLLECTS.has(kind) || kind === 'CR14');
  if (about === 'cookies') return saysSo || content.data.some(({ data }) => data.includes('cookie'));
  if (isInCollectingList(sentence, knowledge)) return true;
  if (!kinds.has('CR13') && kinds.has('CR18')) return false;
  if (section.number === 0 && knowledge.title.test(plain)) return false;
  return saysSo || (section.number > 0 && [...kinds].some((kind) => COLLECTS.has(kind)));
}

/** A cell, an item, a name with its explanation: no sentence that could be about something else. */
const isFragment = (plain: string): boolean => plain.length <= 30 || /^[^，。；]{2,24}：/.test(plain);

/** A heading or the words that open the list say that nothing of it is collected. */
const isUnderDenial = ({ section, leadIn }: PolicySentence, { patterns }: DocumentKnowledge): boolean =>
  [section.plain, leadIn ?? ''].some((words) => patterns['denied-in-clause'].test(words) && !/[，。；]/.test(words));

/** 「也不需要读取…」: the words before it in its clause deny it. */
function isDeniedInClause({ plain, plainAt }: PolicySentence, { from }: PersonalInformation, { patterns }: DocumentKnowledge): boolean {
  const head = plain.slice(0, plainAt(from));
  const clause = head.slice(Math.max(...['，', '。', '；', '：'].map((mark) => head.lastIndexOf(mark))) + 1);
  return patterns['denied-in-clause'].test(clause);
}

/** 「不收集」 and the like before it, and not 「不共享」. */
function isDeniedCollection({ text, plain }: PolicySentence, { from, to }: PersonalInformation, { patterns }: DocumentKnowledge): boolean {
  const before = text.slice(Math.max(0, from - REACH), from);
  const denial = patterns['denied-collection'].test(before) || patterns['denied-collection'].test(text.slice(to, to + SHORT_REACH));
  return denial && !(patterns['denied-sharing'].test(plain) && !/收集|采集|读取|获取/.test(before));
}

const REACH = 90;
const SHORT_REACH = 24;

interface Shared {
  readonly isCollected: boolean;
  readonly scene?: string;
  readonly manner?: string;
  readonly frequency?: string;
  readonly permission?: string;
  readonly isConditional: boolean;
  readonly nextPurpose?: string;
}

/** What holds for all kinds of a sentence. */
function sharedWords(
  sentence: PolicySentence,
  ahead: readonly PolicySentence[],
  knowledge: DocumentKnowledge,
): Omit<Shared, 'isCollected'> {
  const { patterns } = knowledge;
  const { wording } = sentence.content;
  const found = (name: 'manner' | 'frequency' | 'permission'): string | undefined => {
    const match = patterns[name].exec(sentence.plain);
    return match === null ? undefined : sentence.asWritten(match.index, match.index + match[0].length);
  };
  const scene = sceneOf(sentence, knowledge);
  const nextPurpose = purposeAhead(sentence, ahead, knowledge);
  const [manner, frequency, permission] = [found('manner'), found('frequency'), found('permission')];
  return {
    isConditional: wording.condition !== undefined || wording.isOptional || patterns.conditional.test(sentence.plain),
    ...(scene === undefined ? {} : { scene }),
    ...(manner === undefined ? {} : { manner }),
    ...(frequency === undefined ? {} : { frequency }),
    ...(permission === undefined ? {} : { permission }),
    ...(nextPurpose === undefined ? {} : { nextPurpose }),
  };
}

/** Sentences that are looked at for the purpose of a list. */
const AHEAD = 12;

/** A purpose that is told behind: on a line of its own, in the next sentence, or behind the list. */
function purposeAhead(sentence: PolicySentence, ahead: readonly PolicySentence[], knowledge: DocumentKnowledge): string | undefined {
  const [next] = ahead;
  if (next === undefined) return undefined;
  const labelled = labelledPurpose(sentence, next, knowledge);
  if (labelled !== undefined) return labelled;
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

const columnTold = ({ plain }: PolicySentence, knowledge: DocumentKnowledge): Column | undefined => {
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

/** 「当您使用…时」, the words an item begins with, or the heading of the section. */
function sceneOf(sentence: PolicySentence, { patterns }: DocumentKnowledge): string | undefined {
  const { condition } = sentence.content.wording;
  if (condition !== undefined) {
    const from = sentence.plain.indexOf(condition);
    return from < 0 ? condition : sentence.asWritten(from, from + condition.length);
  }
  const label = patterns['purpose-label'].exec(sentence.plain)?.[1];
  if (label !== undefined && !patterns.collecting.test(label)) {
    const from = sentence.plain.indexOf(label);
    return sentence.asWritten(from, from + label.length);
  }
  const title = sentence.section.title.replace(/^[（(]?[\d.一二三四五六七八九十]+[）)、．.：]?\s*/, '');
  return title === '' || sentence.section.isOwn ? undefined : title;
}

function itemsOf(
  { mention, isVague }: Noted,
  sentence: PolicySentence,
  shared: Shared,
  knowledge: DocumentKnowledge,
): readonly PolicyItem[] {
  const { nextPurpose, ...rest } = shared;
  const purpose = purposeOf(sentence, sentence.plainAt(mention.from), knowledge) ?? nextPurpose ?? leadInPurpose(sentence, knowledge);
  return mention.data.map((data) => ({
    ...rest,
    line: sentence.line,
    quote: sentence.text,
    data,
    text: mention.text,
    isVague,
    isSensitiveMarked: false,
    by: 'app' as const,
    ...(purpose === undefined ? {} : { purpose }),
  }));
}

/** A list shares the purpose of the words that open it. */
function leadInPurpose({ leadIn }: PolicySentence, { patterns }: DocumentKnowledge): string | undefined {
  if (leadIn === undefined) return undefined;
  return (patterns['purpose-before'].exec(leadIn) ?? /(?:用于|以便)[^，。；：]{2,60}/.exec(leadIn))?.[0];
}

interface Noted {
  readonly mention: PersonalInformation;
  readonly isVague: boolean;
}

/** Between members of a list. */
const JOINT = /^[、，,/和及与或以\s]{1,4}$/;

/** A list that is open at its end is open for all its members. */
function noted(mentions: readonly PersonalInformation[], sentence: PolicySentence, knowledge: DocumentKnowledge): readonly Noted[] {
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
