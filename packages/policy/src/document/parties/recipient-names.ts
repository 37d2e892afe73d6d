import type { DocumentKnowledge } from '../../knowledge/document-knowledge.ts';
import type { PolicySentence } from '../reading/policy-sentence.ts';
import { type PartyCatalogue, sdkNamed } from './party-catalogue.ts';

/** A recipient that a sentence names; offsets are those of its plain text. */
export interface Recipient {
  readonly name: { readonly from: number; readonly to: number };
  readonly company?: { readonly from: number; readonly to: number };
}

/** Who a sentence says information is handed to, by name or by category, or who gives a service: the first that is more than 「第三方」. */
export function recipientsIn(sentence: PolicySentence, knowledge: DocumentKnowledge, catalogue: PartyCatalogue): readonly Recipient[] {
  const isStated = sentence.content.labels.some(({ kind }) => STATING.has(kind));
  if (!isStated && sentence.section.about !== 'sharing') return [];
  const { plain } = sentence;
  const { recipients } = knowledge;
  const isAboutOthers = sentence.section.about === 'sharing' || sentence.section.about === 'sdk';
  for (const pattern of [
    recipients['given-to'],
    recipients['given-with'],
    recipients['taken-by'],
    ...(isAboutOthers || isStated ? [recipients['given-by'], recipients['used-of']] : []),
  ])
    for (const match of plain.matchAll(new RegExp(pattern, 'g'))) {
      if (isDenied(plain, match.index, knowledge) || isUnidentified(plain, match.index, knowledge)) continue;
      const found = named(plain, match.index, match[1] ?? '', knowledge, catalogue);
      if (found === undefined) continue;
      const single = eachOf(plain, found, catalogue, knowledge);
      const isKnown =
        found.company !== undefined || single.every(({ name }) => sdkNamed(plain.slice(name.from, name.to), catalogue) !== undefined);
      if (isKnown || !LOOSE.some((name) => pattern === recipients[name])) return single;
    }
  return [];
}

/** 「支付宝、微信支付」 are two where each is known by name, or a category. */
function eachOf(
  plain: string,
  recipient: Recipient,
  catalogue: PartyCatalogue,
  { recipients: { category }, patterns }: DocumentKnowledge,
): readonly Recipient[] {
  const { from, to } = recipient.name;
  const spans: Recipient[] = [];
  for (const match of plain.slice(from, to).matchAll(PIECE)) {
    const at = from + match.index;
    const name = match[0].replace(/等.*$/, '');
    const span = { from: at, to: at + name.length };
    const isCompany = isWhole(name, patterns.company);
    if (!isCompany && sdkNamed(name, catalogue) === undefined && !category.test(name)) return [recipient];
    spans.push({ name: span, ...(isCompany ? { company: span } : {}) });
  }
  return spans.length > 1 ? spans : [recipient];
}

const PIECE = /(?:(?!或者)[^、和及与或])+/g;
const isWhole = (name: string, pattern: RegExp): boolean => pattern.exec(name)?.[0] === name;

/** More than one company in a row. */
const isSeveral = (name: string, { patterns }: DocumentKnowledge): boolean =>
  [...name.matchAll(PIECE)].filter(([piece]) => isWhole(piece, patterns.company)).length > 1;

/** Patterns that also match what is no recipient: there only what is known by name counts. */
const LOOSE = ['given-by', 'used-of'] as const;

const STATING: ReadonlySet<string> = new Set(['CR18', 'CR20', 'CR22']);
const REACH = 30;

function isDenied(plain: string, at: number, { patterns }: DocumentKnowledge): boolean {
  return patterns['denied-sharing'].test(plain.slice(Math.max(0, at - REACH), at + 4).replace('提供给', ''));
}

/** 「只提供已读户数」 is handed to nobody. */
const isUnidentified = (plain: string, at: number, { patterns }: DocumentKnowledge): boolean =>
  patterns.unidentified.test(plain.slice(at).replace(/[。；].*$/, ''));

/** 「等合作伙伴」 behind names. */
const OPEN_END = /等(?:其他)?(?:第三方|合作|公司|机构|服务商|商家|平台|主体).*$/;

/** What stands between the verb and the name: 「您下载游戏的渠道商」. */
const ATTRIBUTES =
  /^(?:为?(?:您|我们|其|当地)[^的]{0,12}的|您[^的]{0,12}的|相应的|当地的|对应的|各|合作的|有关的|我们的|该|相关|授权的|我们授权的)/;

function named(plain: string, at: number, words: string, knowledge: DocumentKnowledge, catalogue: PartyCatalogue): Recipient | undefined {
  const { recipients, patterns } = knowledge;
  const whole = words.replace(/(?:进行|用于|以便|来|，|以|为您|向您|代为|接听|维护|开展).*$/, '');
  const name = whole
    .replace(/（[^）]*）?.*$/, '')
    .replace(ATTRIBUTES, '')
    .replace(OPEN_END, '');
  if (name.length < 2 || recipients.generic.test(name)) return undefined;
  const span = (text: string): { readonly from: number; readonly to: number } => {
    const from = plain.indexOf(text, at);
    return { from, to: from + text.length };
  };
  const found = patterns.company.exec(whole)?.[0];
  const company = found?.slice((patterns['company-prefix'].exec(found)?.[0] ?? '').length);
  const isKnown = recipients.category.test(name) || recipients['public-body'].test(name) || sdkNamed(name, catalogue) !== undefined;
  if (company === undefined && !isKnown) return undefined;
  if (isSeveral(name, knowledge)) return { name: span(name) };
  return {
    name: span(company !== undefined && name.includes(company) ? company : name),
    ...(company === undefined ? (recipients['public-body'].test(name) ? { company: span(name) } : {}) : { company: span(company) }),
  };
}
