import type { DocumentKnowledge, RecipientPattern } from '../../knowledge/document-knowledge.ts';
import { normalise } from '../../sentences/normalise.ts';
import type { PolicySentence } from '../reading/policy-sentence.ts';
import { type Lists, type Named, namesWithin, type Span } from './names-within.ts';
import type { PartyCatalogue } from './party-catalogue.ts';

/** A recipient that a sentence names; offsets are those of its plain text. */
export type Recipient = Pick<Named, 'name' | 'company'>;

/** How a sentence tells of somebody, and whether the words also tell of what is nobody: there a category says nothing. */
const TOLD: readonly { readonly by: RecipientPattern; readonly isLoose: boolean }[] = [
  { by: 'given-to', isLoose: false },
  { by: 'given-with', isLoose: false },
  { by: 'taken-by', isLoose: false },
  { by: 'takes', isLoose: false },
  { by: 'takes-some', isLoose: true },
  { by: 'given-by', isLoose: true },
  { by: 'used-of', isLoose: true },
  { by: 'partners', isLoose: true },
];

/**
 * Who a sentence says information is handed to, by name or by category, or who gives a service. Where a sentence is not about others, only
 * names of their own count.
 */
export function recipientsIn(sentence: PolicySentence, knowledge: DocumentKnowledge, catalogue: PartyCatalogue): readonly Recipient[] {
  const { plain, section } = sentence;
  const isAboutOthers =
    section.about === 'sharing' || section.about === 'sdk' || sentence.content.labels.some(({ kind }) => STATING.has(kind));
  if (!isAboutOthers && (section.about === undefined || !TELLING.has(section.about))) return [];
  const found = TOLD.flatMap(({ by, isLoose }) =>
    [...plain.matchAll(new RegExp(knowledge.recipients[by], 'g'))].slice(0, MOST_TELLINGS).flatMap((match) => {
      if (isDenied(plain, match.index, knowledge) || isUnidentified(plain, match.index, knowledge)) return [];
      const names = namesWithin(plain, spanOf(plain, match), { knowledge, catalogue });
      return names.filter(({ isOwn }) => isOwn || (isAboutOthers && !isLoose));
    }),
  );
  return apart([...chosen(sentence, found, { knowledge, catalogue }), ...atHead(sentence, { knowledge, catalogue })], plain);
}

/** 「我们与下列接收者分享：（a）关联公司。…」: who an item of such a list is about. */
function atHead({ plain, leadIn = '', section, kind }: PolicySentence, lists: Lists): readonly Named[] {
  const { recipients, patterns, variants } = lists.knowledge;
  if (leadIn === '' || section.about === 'collect' || !(kind === 'item' || patterns.enumerated.test(plain))) return [];
  const opening = normalise(leadIn, variants).text;
  if (!recipients.heads.test(opening) || !AMONG.test(opening) || patterns['denied-sharing'].test(opening)) return [];
  const match = recipients.headed.exec(plain);
  if (match === null) return [];
  const told = match[0].endsWith('：') ? ownWithin(plain, { from: match[0].length, to: endOf(plain, match[0].length) }, lists) : [];
  return told.length > 0 ? told : namesWithin(plain, spanOf(plain, match), lists);
}

const ownWithin = (plain: string, span: Span, lists: Lists): readonly Named[] =>
  namesWithin(plain, span, lists).filter(({ isOwn }) => isOwn);

function endOf(plain: string, from: number): number {
  const length = plain.slice(from).search(/[。；]/);
  return length < 0 ? plain.length : from + length;
}

const AMONG = /第三方|接收|合作|机构|主体|对象|公司|sdk|伙伴|服务商|recipient|part(?:y|ies|ners)/;

const STATING: ReadonlySet<string> = new Set(['CR18', 'CR20', 'CR22']);
/** Sections in which others are told of by the way. */
const TELLING: ReadonlySet<string> = new Set(['collect', 'permissions', 'sensitive', 'personalisation', 'cookies', 'cross-border']);
/** Nobody is told of more often in one sentence. */
const MOST_TELLINGS = 40;
const REACH = 30;
/** Characters of the verb itself. */
const VERB = 4;

function isDenied(plain: string, at: number, { patterns, recipients }: DocumentKnowledge): boolean {
  const before = plain.slice(Math.max(0, at - REACH), at);
  const withVerb = before + plain.slice(at, at + VERB);
  return (
    patterns['denied-sharing'].test(withVerb.replace('提供给', '')) ||
    recipients['denied-use'].test(before) ||
    recipients['denied-use'].test(withVerb)
  );
}

/** 「只提供已读户数」 is handed to nobody. */
const isUnidentified = (plain: string, at: number, { patterns }: DocumentKnowledge): boolean =>
  patterns.unidentified.test(plain.slice(at).replace(/[，。；].*$/, ''));

/** What the words of a match name, without what they are to do: 「商家用于发货」. */
function spanOf(plain: string, match: RegExpExecArray): Span {
  const words = match[1] ?? '';
  const from = match[0] === words ? match.index : plain.indexOf(words, match.index + match[0].indexOf(words));
  return { from, to: from + words.replace(DEED, '').length };
}

/** Not where it belongs to who does it: 「为您配送的骑手」. */
const DEED =
  /(?:(?<!所)用于|以便|以(?![及便])|来(?!往)|进行|为您(?![^、，]{0,8}的)|向您|代为|接听|维护|开展|(?:处理|存放|存储|保存|发送|发放|完成|核验|比对|下发|收集|获取|分析)(?![\u4e00-\u9fff]{0,8}(?:公司|商|方|机构|员|平台|）))).*$/;

/** 「您选择支付宝或微信支付付款时，…发送给所选的支付机构」: those that the user may choose. */
function chosen({ plain }: PolicySentence, found: readonly Named[], lists: Lists): readonly Named[] {
  if (!found.some(({ isChosen }) => isChosen)) return found;
  const match = lists.knowledge.recipients['chosen-of'].exec(plain);
  const choices = match === null ? [] : ownWithin(plain, spanOf(plain, match), lists);
  const isToldApart = choices.length > 0 || found.some(({ isOwn }) => isOwn);
  return isToldApart ? [...choices, ...found.filter(({ isChosen }) => isChosen !== true)] : found;
}

/** Each once, in the order of the text; a category for which examples are given is not named beside them. */
function apart(found: readonly Named[], plain: string): readonly Named[] {
  const exemplified = new Set(found.flatMap(({ exampleOf }) => exampleOf ?? []));
  const kept: Named[] = [];
  for (const one of [...found].sort((a, b) => a.name.from - b.name.from || b.name.to - a.name.to)) {
    const words = plain.slice(one.name.from, one.name.to);
    const isKnown = kept.some(({ name, company = name }) => meet(name, one.name) || meet(company, one.name));
    const isExemplified = !one.isOwn && [...exemplified].some((category) => category.includes(words) || words.includes(category));
    if (!isKnown && !isExemplified) kept.push(one);
  }
  return kept;
}

const meet = (a: Span, b: Span): boolean => a.from < b.to && b.from < a.to;
