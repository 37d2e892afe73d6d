import type { StatementKind } from '../../classify/cue.ts';
import type { DocumentKnowledge, Subject } from '../../knowledge/document-knowledge.ts';
import { findPersonalInformation, type PersonalInformation } from '../../personal-information/find-personal-information.ts';
import type { PolicyItem } from '../../policy.ts';
import type { PolicySentence } from '../reading/policy-sentence.ts';
import { purposeOf } from './purpose.ts';

/** Sections in which kinds are named that others take, or that one may see: nothing is said there of what the app collects. */
const OTHERS: ReadonlySet<Subject> = new Set(['sdk', 'sharing', 'definitions', 'history', 'cross-border', 'contact', 'change']);
/** Sections that are about collected information, but in which collecting is told only by the way. */
const LATER: ReadonlySet<Subject> = new Set(['rights', 'retention', 'security']);
const COLLECTS: ReadonlySet<StatementKind> = new Set(['CR11', 'CR12', 'CR13', 'CR16']);

/** Kinds of personal information that sentences say the handler collects or does not collect, each mention with its purpose. */
export function sentenceItems(sentences: readonly PolicySentence[], knowledge: DocumentKnowledge): readonly PolicyItem[] {
  return sentences.flatMap((sentence, at) => {
    const { section, content } = sentence;
    if (section.about !== undefined && knowledge.silent.has(section.about)) return [];
    if (knowledge.patterns.question.test(sentence.plain)) return [];
    const denied = content.data.filter((mention) => mention.isDenied && isDeniedCollection(sentence, mention, knowledge));
    const collected = collectedIn(sentence, knowledge);
    const shared = sharedWords(sentence, sentences[at + 1], knowledge);
    return [
      ...denied.flatMap((mention) => itemsOf(mention, sentence, { ...shared, isCollected: false }, knowledge)),
      ...collected.flatMap((mention) => itemsOf(mention, sentence, { ...shared, isCollected: true }, knowledge)),
    ];
  });
}

function collectedIn(sentence: PolicySentence, knowledge: DocumentKnowledge): readonly PersonalInformation[] {
  const { section, content, leadIn, plain } = sentence;
  const kinds = new Set(content.labels.map(({ kind }) => kind));
  const about = section.about;
  if (
    about !== undefined &&
    OTHERS.has(about) &&
    !(kinds.has('CR13') && !kinds.has('CR18') && !kinds.has('CR22') && about === 'cross-border')
  )
    return [];
  if (about !== undefined && LATER.has(about) && !(kinds.has('CR13') && knowledge.patterns.collecting.test(plain))) return [];
  const isList = leadIn !== undefined && knowledge.patterns.collecting.test(leadIn) && !knowledge.patterns.sharing.test(leadIn);
  const isCollecting = [...kinds].some((kind) => COLLECTS.has(kind));
  if (!isCollecting && !isList) return [];
  if (!kinds.has('CR13') && kinds.has('CR18')) return [];
  const mentions =
    isList && content.data.length === 0 ? findPersonalInformation(`收集：${sentence.text}`, knowledge).map(shiftBack) : content.data;
  return mentions.filter(({ isDenied }) => !isDenied);
}

const ADDED = '收集：'.length;
const shiftBack = (mention: PersonalInformation): PersonalInformation => ({
  ...mention,
  from: mention.from - ADDED,
  to: mention.to - ADDED,
});

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
  next: PolicySentence | undefined,
  knowledge: DocumentKnowledge,
): Omit<Shared, 'isCollected'> {
  const { patterns } = knowledge;
  const found = (name: 'manner' | 'frequency' | 'permission'): string | undefined => {
    const match = patterns[name].exec(sentence.plain);
    return match === null ? undefined : sentence.asWritten(match.index, match.index + match[0].length);
  };
  const scene = sceneOf(sentence, knowledge);
  const nextPurpose =
    next !== undefined && next.part === sentence.part && patterns['back-reference'].test(next.plain.slice(0, 16))
      ? purposeOf(next, 0, knowledge)
      : undefined;
  const [manner, frequency, permission] = [found('manner'), found('frequency'), found('permission')];
  return {
    isConditional:
      sentence.content.wording.condition !== undefined || sentence.content.wording.isOptional || patterns.conditional.test(sentence.plain),
    ...(scene === undefined ? {} : { scene }),
    ...(manner === undefined ? {} : { manner }),
    ...(frequency === undefined ? {} : { frequency }),
    ...(permission === undefined ? {} : { permission }),
    ...(nextPurpose === undefined ? {} : { nextPurpose }),
  };
}

/** 「当您使用…时」, the words an item begins with, or the heading of the section. */
function sceneOf(sentence: PolicySentence, { patterns }: DocumentKnowledge): string | undefined {
  const { condition } = sentence.content.wording;
  if (condition !== undefined) return condition;
  const label = patterns['purpose-label'].exec(sentence.plain)?.[1];
  if (label !== undefined && !patterns.collecting.test(label)) return label;
  const title = sentence.section.title.replace(/^[（(]?[\d.一二三四五六七八九十]+[）)、．.：]?\s*/, '');
  return title === '' || sentence.section.isOwn ? undefined : title;
}

function itemsOf(
  mention: PersonalInformation,
  sentence: PolicySentence,
  shared: Shared,
  knowledge: DocumentKnowledge,
): readonly PolicyItem[] {
  const { nextPurpose, ...rest } = shared;
  const from = sentence.plain.indexOf(mention.text.toLowerCase().replaceAll(/\s/g, ''));
  const purpose = purposeOf(sentence, Math.max(0, from), knowledge) ?? nextPurpose ?? leadInPurpose(sentence, knowledge);
  return mention.data.map((data) => ({
    ...rest,
    line: sentence.line,
    quote: sentence.text,
    data,
    text: mention.text,
    isVague: isVagueBeside(sentence.plain, from, mention, knowledge),
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

/** 等 behind the list that the mention stands in, or 例如 before it. */
function isVagueBeside(plain: string, from: number, { text }: PersonalInformation, { patterns }: DocumentKnowledge): boolean {
  if (from < 0) return false;
  const tail = plain.slice(from + text.length, from + text.length + 160);
  const list = /^[^，。；]*?(?=等|之类|，|。|；|etc|$)/.exec(tail)?.[0] ?? '';
  if (patterns['vague-after'].test(tail.slice(list.length)) && /^(?:[^，。；]*)$/.test(list)) return true;
  return patterns['vague-before'].test(plain.slice(Math.max(0, from - 80), from));
}
