import type { StatementKind } from '../../classify/cue.ts';
import type { DocumentKnowledge, Subject } from '../../knowledge/document-knowledge.ts';
import { findPersonalInformation, type PersonalInformation } from '../../personal-information/find-personal-information.ts';
import type { PolicyItem } from '../../policy.ts';
import type { PolicySentence } from '../reading/policy-sentence.ts';
import { withoutAsides } from './asides.ts';
import { isDeniedCollection, isDeniedInClause, isOnDevice, isOnDeviceAbove, isUnderDenial } from './denials.ts';
import { type Noted, noted } from './open-lists.ts';
import { purposeOf } from './purpose.ts';
import { AHEAD, columnTold } from './purpose-around.ts';
import { type ToldWords, toldWords } from './told-words.ts';

/** Sections in which kinds are named that others take: nothing is said there of what the app collects. */
const OTHERS: ReadonlySet<Subject> = new Set(['sdk', 'sharing', 'definitions', 'history', 'contact', 'change']);
/** Sections that are about information that was collected, in which collecting is told only by the way. */
const LATER: ReadonlySet<Subject> = new Set(['rights', 'retention', 'security', 'cross-border']);
/** Sections in which whatever is named is collected. */
const WHOLLY: ReadonlySet<Subject> = new Set(['collect', 'permissions', 'sensitive']);
const COLLECTS: ReadonlySet<StatementKind> = new Set(['CR11', 'CR12', 'CR13', 'CR16']);

/** Kinds of personal information that sentences say the handler collects or does not collect, each mention with its purpose. */
export function sentenceItems(sentences: readonly PolicySentence[], knowledge: DocumentKnowledge): readonly PolicyItem[] {
  const found = sentences.map((sentence, at) => itemsIn(sentence, sentences.slice(at + 1, at + 1 + AHEAD), knowledge));
  for (const [at, sentence] of sentences.entries()) {
    if (!isOnDeviceAbove(sentence, knowledge)) continue;
    for (let above = at - 1; sentences[above]?.part === sentence.part; above--)
      found[above] = (found[above] ?? []).map((item) => (item.isCollected ? { ...item, isLocal: true } : item));
  }
  return found.flat();
}

function itemsIn(sentence: PolicySentence, ahead: readonly PolicySentence[], knowledge: DocumentKnowledge): readonly PolicyItem[] {
  const { section } = sentence;
  if (section.about !== undefined && knowledge.silent.has(section.about)) return [];
  if (knowledge.patterns.question.test(sentence.plain) || columnTold(sentence, knowledge) === 'purpose') return [];
  const isLocal = isOnDevice(sentence, knowledge) && !(section.about !== undefined && OTHERS.has(section.about));
  const mentions = withoutAsides(namedIn(sentence, knowledge, isLocal), sentence, knowledge);
  if (mentions.length === 0) return [];
  const told = toldWords(sentence, ahead, knowledge);
  const doesCollect = isLocal || isCollecting(sentence, knowledge);
  const isDeniedAbove = isUnderDenial(sentence, knowledge);
  return noted(mentions, sentence, knowledge).flatMap((one) => {
    const { mention } = one;
    const isDeniedHere = isDeniedAbove || isDeniedInClause(sentence, mention, knowledge);
    const isDenied = mention.isDenied || isDeniedHere;
    if (!isDenied && isTakenByOthers(sentence, mention.from, knowledge)) return [];
    const isCollectionDenied = isDenied && (isDeniedAbove || isDeniedCollection(sentence, mention, knowledge));
    if (isDenied ? !isCollectionDenied && !isLocal : !doesCollect) return [];
    // 「仅在本地比对，我们不会收集」 denies that it is collected and says that it is used.
    const items = itemsOf(one, sentence, !isCollectionDenied, told, knowledge);
    return isLocal && !isDeniedHere ? items.map((item) => ({ ...item, isLocal: true as const })) : items;
  });
}

/** 「合作伙伴会收集您的OAID」. */
const isTakenByOthers = ({ plain, plainAt }: PolicySentence, from: number, { patterns }: DocumentKnowledge): boolean =>
  patterns['others-collect'].test(plain.slice(0, plainAt(from)));

/** Items of a list that words of collecting open need no words of their own, nor does what is said to stay on the device. */
function namedIn(sentence: PolicySentence, knowledge: DocumentKnowledge, isLocal: boolean): readonly PersonalInformation[] {
  const data = sentence.content.data.length > 0 ? sentence.content.data : countedIn(sentence, knowledge);
  if (!isLocal && (data.length > 0 || !isInCollectingList(sentence, knowledge))) return data;
  const listed = findPersonalInformation(`${LIST_OPENING}${sentence.text}`, knowledge).map((mention) => ({
    ...mention,
    from: Math.max(0, mention.from - LIST_OPENING.length),
    to: mention.to - LIST_OPENING.length,
  }));
  const others = listed.filter(({ from, to }) => !data.some((one) => one.from < to && from < one.to));
  return [...data, ...others].sort((a, b) => a.from - b.from);
}

/** 「每秒获取一次位置」: a count between the verb and the kind keeps them apart. */
function countedIn({ text }: PolicySentence, knowledge: DocumentKnowledge): readonly PersonalInformation[] {
  const bare = text.replaceAll(COUNT, (count) => ' '.repeat(count.length));
  return bare === text ? [] : findPersonalInformation(bare, knowledge);
}

const COUNT = /(?<=收集|采集|获取|读取|访问|上传|记录)(?:\d{1,6}|[一二两三四五六七八九十]{1,3})次/g;

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

function itemsOf(
  { mention, isVague }: Noted,
  sentence: PolicySentence,
  isCollected: boolean,
  told: ToldWords,
  knowledge: DocumentKnowledge,
): readonly PolicyItem[] {
  const { otherPurpose, ...rest } = told;
  const purpose = purposeOf(sentence, sentence.plainAt(mention.from), knowledge) ?? otherPurpose;
  return mention.data.map((data) => ({
    ...rest,
    isCollected,
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
