import type { DocumentKnowledge } from '../../knowledge/document-knowledge.ts';
import { type PartyCatalogue, sdkNamed } from './party-catalogue.ts';

/** Offsets of a plain text. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Somebody who is named. */
export interface Named {
  readonly name: Span;
  readonly company?: Span;
  /** A company, product or house of its own; else a category: 「物流公司」. */
  readonly isOwn: boolean;
  /** The category behind whose brackets it stands: 「快递服务商（顺丰、中通）」. */
  readonly exampleOf?: string;
  /** Words before it say that it is one that the user chose: 「所选的支付机构」. */
  readonly isChosen?: true;
}

/** What names are known by. */
export interface Lists {
  readonly knowledge: DocumentKnowledge;
  readonly catalogue: PartyCatalogue;
}

/**
 * Who is named in a stretch of a text: 「商家及其委托的物流公司」, 「甲有限公司（云存储）」, 「服务商（如友盟、Bugly）」, 「A、B和C」. What names nobody is
 * passed over.
 */
export function namesWithin(plain: string, span: Span, lists: Lists): readonly Named[] {
  const names = eachWithin(plain, span, lists);
  const whole = names.length > 0 ? undefined : listOfOneKind(plain, span, lists);
  return whole === undefined ? names : [whole];
}

/** 「公安、民政等承办部门」: only what they are together is known. */
function listOfOneKind(plain: string, { from, to }: Span, { knowledge: { recipients } }: Lists): Named | undefined {
  const words = plain.slice(from, to);
  const together = /(?<!平)等([^、，（）]{2,12})$/.exec(words)?.[1];
  if (together === undefined || !recipients.category.test(together) || recipients.generic.test(words)) return undefined;
  return { name: { from, to }, isOwn: false };
}

function eachWithin(plain: string, span: Span, lists: Lists): readonly Named[] {
  return piecesOf(plain, span, HARD).flatMap((piece): readonly Named[] => {
    const outer = outside(plain, piece);
    const parts = piecesOf(plain, outer, SOFT);
    const each = parts.map((part) => nameOf(plain, part, lists));
    const several = parts.length > 1 && each.every((one) => one !== undefined && isWhole(plain, one, lists)) ? each : undefined;
    const names = (several ?? [nameOf(plain, outer, lists)]).filter((one) => one !== undefined);
    return beside(plain, names, bracketsOf(plain, piece), lists);
  });
}

/** What brackets behind a name say of it: whose it is, or, of a category and of what names nobody, who that is. */
function beside(plain: string, names: readonly Named[], brackets: Span | undefined, lists: Lists): readonly Named[] {
  const last = names.at(-1);
  if (brackets === undefined || last?.company !== undefined) return names;
  const inner = namesWithin(plain, brackets, lists).filter(({ isOwn }) => isOwn);
  // 「渠道商（如华为、小米）」: brands are examples of a kind, and the kind is who it goes to.
  const isExample = last !== undefined && !last.isOwn && EXAMPLES.test(plain.slice(brackets.from, brackets.to));
  if (isExample && inner.every((one) => one.company === undefined && sdkNamed(textOf(plain, one.name), lists.catalogue) === undefined))
    return names;
  if (last?.isOwn !== true)
    return inner.length === 0
      ? names
      : [...names.slice(0, -1), ...inner.map((one) => (last === undefined ? one : { ...one, exampleOf: textOf(plain, last.name) }))];
  const company = inner.find((one) => one.company !== undefined)?.company;
  return company === undefined ? names : [...names.slice(0, -1), { ...last, company }];
}

const EXAMPLES = /^(?:如|例如|比如|譬如)/;

/** Between those who are named, and words that also stand within names: 「和讯」, 「普及」. */
const HARD = /[、，]|以及|或者|, (?!inc|ltd|co\b|llc|corp)| (?:and|or) /y;
const SOFT = /[和与及或]/y;

/** Parts between separators that stand outside brackets. */
function piecesOf(plain: string, { from, to }: Span, separator: RegExp): readonly Span[] {
  const pieces: Span[] = [];
  let [start, depth] = [from, 0];
  for (let at = from; at < to; at++) {
    if (plain[at] === '（') depth++;
    else if (plain[at] === '）') depth--;
    separator.lastIndex = at;
    const length = depth > 0 ? 0 : (separator.exec(plain)?.[0].length ?? 0);
    if (length === 0) continue;
    pieces.push({ from: start, to: at });
    start = at + length;
    at = start - 1;
  }
  return [...pieces, { from: start, to }].filter((piece) => piece.from < piece.to);
}

/** The last brackets that close at the end, unless they belong to a name: 「支付宝（杭州）信息技术有限公司」. */
function bracketsOf(plain: string, { from, to }: Span): Span | undefined {
  const words = plain.slice(from, to);
  const end = words.lastIndexOf('）');
  const rest = end < 0 ? words.length - words.lastIndexOf('（') - 1 : words.length - end - 1;
  if (end >= 0 && rest > LONGEST_REST) return undefined;
  let depth = 0;
  for (let at = (end < 0 ? words.length : end) - 1; at >= 0; at--) {
    if (words[at] === '）') depth++;
    else if (words[at] === '（' && depth-- === 0) return { from: from + at + 1, to: end < 0 ? to : from + end };
  }
  return undefined;
}

/** 「等」 and the like may follow brackets; more is the rest of a name. */
const LONGEST_REST = 3;

function outside(plain: string, piece: Span): Span {
  const brackets = bracketsOf(plain, piece);
  return brackets === undefined ? piece : { from: piece.from, to: brackets.from - 1 };
}

/** One name: a company in it, what a catalogue or list knows, a category, a public body. */
function nameOf(plain: string, { from, to }: Span, lists: Lists): Named | undefined {
  const words = plain.slice(from, to).replace(OPEN_END, '');
  const end = from + words.length;
  const company = companyIn(words, lists.knowledge);
  if (company !== undefined) {
    const span = { from: from + company.from, to: from + company.to };
    return { name: span, company: span, isOwn: true };
  }
  const [bare, whole] = [ATTRIBUTE, OWN_ATTRIBUTE].map((pattern) => (pattern.exec(words)?.[0] ?? '').length);
  // 「合作机构」 alone is nobody in particular; 「承接配送的合作机构」 is somebody.
  return (
    knownAt(plain, { from: from + (bare ?? 0), to: end }, words, lists) ??
    knownAt(plain, { from: from + (whole ?? 0), to: end }, words, lists)
  );
}

/** What a catalogue or list knows by the name that stands there. */
function knownAt(plain: string, { from, to }: Span, words: string, { knowledge, catalogue }: Lists): Named | undefined {
  const { recipients, patterns } = knowledge;
  const whole = plain.slice(from, to);
  const isPublic = recipients['public-body'].test(whole);
  const name = isPublic ? whole : whole.replace(recipients['name-end'], '');
  if (name.length < 2 || (name.length > LONGEST_NAME && !isPublic) || recipients['no-party'].test(name)) return undefined;
  const span = { from, to: from + name.length };
  const isOwn = recipients.house.test(name) || sdkNamed(name, catalogue) !== undefined;
  if (isOwn) return { name: span, isOwn };
  if (recipients.generic.test(name) || patterns['we-defined'].test(name)) return undefined;
  if (isPublic) return { name: span, company: span, isOwn: true };
  if (!recipients.category.test(name)) return undefined;
  return { name: span, isOwn, ...(CHOSEN.test(words.slice(0, words.length - whole.length)) ? { isChosen: true } : {}) };
}

const LONGEST_NAME = 48;
/** 「等合作伙伴」 behind names. */
const OPEN_END = /(?<!平)等(?![待级同]).*$/;
/** What stands before a name: 「您下载游戏的渠道商」, 「其委托的物流公司」, 「我们接入的高德地图」. */
const ATTRIBUTE =
  /^(?:.*的(?!士))?(?:(?:其他|其它|其(?!他)|各|该|相关|有关|合作|授权|如|例如|比如|包括|包含|即|由|向|给|所选|第三方(?=.{3}))(?=.{2}))*(?:.*(?:接入|集成|嵌入|内置|采用|使用|通过|委托)了?(?:其|的)?(?=.{2}))?/;
const OWN_ATTRIBUTE = /^(?:为?(?:您|我们|其|当地)[^的]{0,12}的|相应的|当地的|对应的|各|合作的|有关的|我们的|该|相关|授权的)/;
const CHOSEN = /所选|选择|选用|对应|相应/;

function companyIn(words: string, { patterns }: DocumentKnowledge): Span | undefined {
  const match = patterns.company.exec(words);
  if (match === null) return undefined;
  const prefix = patterns['company-prefix'].exec(match[0])?.[0] ?? '';
  return { from: match.index + prefix.length, to: match.index + match[0].length };
}

/** A name that is all of its piece but what attributes say. */
const isWhole = (plain: string, { name, company }: Named, { knowledge }: Lists): boolean =>
  company === undefined ||
  knowledge.patterns.company.test(textOf(plain, name)) ||
  knowledge.recipients['public-body'].test(textOf(plain, name));

const textOf = (plain: string, { from, to }: Span): string => plain.slice(from, to);
