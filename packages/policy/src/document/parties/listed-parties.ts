import type { Column, DocumentKnowledge } from '../../knowledge/document-knowledge.ts';
import type { PolicyParty } from '../../policy.ts';
import type { Line, Outline } from '../outline/outline.ts';
import { plainText } from '../reading/plain-text.ts';
import { labelOf } from '../tables/read-table.ts';
import { partyOf, tokensIn } from './draft-party.ts';
import { type PartyCatalogue, sdkNamed } from './party-catalogue.ts';

interface Found {
  readonly parties: readonly PolicyParty[];
  readonly taken: ReadonlySet<number>;
}

/** Parties of a list with one line for each: 「声网SDK（上海声网科技有限公司）——音视频面试；信息：…」. */
export function listedParties(
  { parts }: Outline,
  knowledge: DocumentKnowledge,
  catalogue: PartyCatalogue,
  isTaken: (part: number) => boolean,
): Found {
  const taken = new Set<number>();
  const parties = parts.flatMap((part, number) => {
    if (part.kind === 'table' || part.kind === 'heading' || isTaken(number) || !isInList(part, knowledge)) return [];
    const row = rowOf(part, knowledge, catalogue);
    const isAboutSdks = part.section.about === 'sdk' || /sdk/i.test(part.leadIn ?? '');
    const party = row === undefined ? undefined : partyOf(row, { line: part.line, quote: part.text, isAboutSdks }, knowledge, catalogue);
    if (party === undefined) return [];
    taken.add(number);
    return [party];
  });
  return { parties, taken };
}

function isInList({ section, leadIn, kind, plain }: Line, { patterns }: DocumentKnowledge): boolean {
  if (section.about !== 'sdk' && section.about !== 'sharing' && !/sdk|第三方/i.test(leadIn ?? '')) return false;
  return kind === 'item' || patterns.enumerated.test(plain) || leadIn !== undefined || /^[^，。；]{2,40}(?:——|：|--)/.test(plain);
}

/** 「Zendesk, Inc.，美国：」: the country behind a company is no part of its name. */
const COUNTRY = /，[\u4e00-\u9fff]{2,6}$/;
const HEAD =
  /^(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[a-z])[）).、．：]|[①-⑳]|[•·●■◆▪○*–—-])*([^：；。—]{2,60}?)(?:——|—|：|--|；|。|$)/;
const BRACKETS = /（([^（）]*(?:（[^（）]*）[^（）]*)?)）/;

/** What a line says by columns, when its head names a party. */
function rowOf({ text, leadIn }: Line, knowledge: DocumentKnowledge, catalogue: PartyCatalogue): ReadonlyMap<Column, string> | undefined {
  const line = plainText(text, knowledge);
  const head = HEAD.exec(line.plain);
  const words = head?.[1]?.replace(COUNTRY, '').replace(/等$/, '');
  if (head === null || words === undefined || /，(?! ?(?:inc|ltd|co\b|llc|corp))/.test(words)) return undefined;
  const rest = line.plain.slice(head[0].length);
  if (rest === '' && !isBareName(words, leadIn, catalogue)) return undefined;
  const from = line.plain.indexOf(words);
  const brackets = BRACKETS.exec(words);
  const outside = line.asWritten(from, from + (brackets?.index ?? words.length));
  const inside = brackets?.[1];
  const insideText =
    inside === undefined ? undefined : line.asWritten(line.plain.indexOf(inside), line.plain.indexOf(inside) + inside.length);
  const row = new Map<Column, string>();
  const isCompany = (plain: string | undefined): boolean => plain !== undefined && fullCompany(plain, knowledge);
  const outsidePlain = plainText(outside, knowledge).plain;
  if (isCompany(inside) && insideText !== undefined) row.set('name', outside).set('company', insideText.replace(/^由|提供$/g, ''));
  else if (isCompany(outsidePlain))
    row
      .set(
        'name',
        (/sdk/.test(inside ?? '') || sdkNamed(inside ?? '', catalogue) !== undefined) && insideText !== undefined ? insideText : outside,
      )
      .set('company', outside);
  else if (/sdk/.test(outsidePlain) || (sdkNamed(outside, catalogue) !== undefined && outsidePlain.length <= 16)) row.set('name', outside);
  else return undefined;
  if (outsidePlain.length > LONGEST_NAME || knowledge.recipients['no-sdk-within'].test(outsidePlain.replace(/sdk.*$/, '')))
    return undefined;
  for (const piece of line.asWritten(head[0].length, line.plain.length).split(/[；;。]/)) put(piece.trim(), row, knowledge);
  const link = /https?:\/\/[^\s，。；）\u4e00-\u9fff]+/i.exec(text)?.[0];
  if (link !== undefined) row.set('link', link);
  return row;
}

/** 「Bugly等」 in a list of SDKs. */
const isBareName = (words: string, leadIn: string | undefined, catalogue: PartyCatalogue): boolean =>
  /sdk|第三方/i.test(leadIn ?? '') && words.length <= LONGEST_BARE && sdkNamed(words, catalogue) !== undefined;

const LONGEST_BARE = 16;
const LONGEST_NAME = 40;

function fullCompany(plain: string, { patterns }: DocumentKnowledge): boolean {
  const found = patterns.company.exec(plain);
  return found !== null && found[0].length >= 0.6 * plain.length;
}

/** A piece with a label tells that column, the first without one the purpose. */
function put(piece: string, row: Map<Column, string>, knowledge: DocumentKnowledge): void {
  if (piece === '') return;
  const label = /^([^：:为]{2,20}?)(?:[：:]|为(?=[^了]))\s*(.+)$/.exec(piece);
  const column = label === null ? undefined : labelOf(plainText(label[1] ?? '', knowledge).plain, knowledge);
  if (column !== undefined && label?.[2] !== undefined) {
    if (!row.has(column)) row.set(column, label[2]);
  } else if (row.has('purpose') && !row.has('kinds') && tokensIn(piece, knowledge).length > 0) row.set('kinds', piece);
  else if (!row.has('purpose') && !/^https?:/.test(piece)) row.set('purpose', piece.replace(/^[，,]/, ''));
}
