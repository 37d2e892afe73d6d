import type { Block } from '@touchstone/kernel/document';
import type { DocumentKnowledge } from '../../knowledge/document-knowledge.ts';

/** What opens a section. */
export interface Heading {
  /** How it is numbered: headings of one style stand beside each other. */
  readonly style: Style;
  /** Of a heading of the format. */
  readonly level?: number;
}

export type Style = 'part' | 'han' | 'han-brackets' | 'number' | 'number.number' | 'number.number.number' | 'number-brackets' | 'plain';

const STYLES: readonly (readonly [Style, RegExp])[] = [
  ['part', /^第[一二三四五六七八九十百\d]{1,3}(?:部分|章|条|节|篇)/],
  ['han', /^[一二三四五六七八九十]{1,3}(?:、|，|．|\.|：|(?=[^\u4e00-\u9fff]))/],
  ['han-brackets', /^（[一二三四五六七八九十]{1,3}）/],
  ['number.number.number', /^\d{1,2}\.\d{1,2}\.\d{1,2}/],
  ['number.number', /^\d{1,2}\.\d{1,2}/],
  ['number', /^\d{1,2}(?!\d|[-/年月日.]\d)(?:、|\.|．|，)?/],
  ['number-brackets', /^（?\d{1,2}）/],
];

const LONGEST = 40;
const LONGEST_UNNUMBERED = 24;
/** A line with the date of the text opens no section, however bold. Date and word stand near each other: from each the look ahead is bounded. */
const DATED =
  /(?:20\d{2}|二[〇零○]..)[-年/.][^。]{0,60}(?:更新|生效|发布|修订|施行|实施|公布)|(?:更新|生效|发布|修订|施行|实施|公布)[^。]{0,60}(?:20\d{2}|二[〇零○]..)[-年/.]/;
const SENTENCE = /[。；！，]|(?<!^附.{0,3})[：:].+|https?:|@/;

/** Whether a line is a heading: one of the format, or a short line with a number or a subject and no sentence in it. */
export function headingOf(
  block: Exclude<Block, { kind: 'table' }>,
  text: string,
  plain: string,
  knowledge: DocumentKnowledge,
): Heading | undefined {
  if (DATED.test(plain)) return undefined;
  const style = STYLES.find(([, pattern]) => pattern.test(plain))?.[0] ?? 'plain';
  if (block.kind === 'heading' && text === block.text.trim()) return isField(plain) ? undefined : { style, level: block.level };
  if (block.kind === 'heading' || plain.length > LONGEST || SENTENCE.test(plain) || isField(plain)) return undefined;
  const bare = plain.replace(/^【|】$/g, '');
  if (style === 'plain') return isPlainHeading(block, bare, knowledge) ? { style } : undefined;
  if (block.kind === 'item' && block.depth > 1) return undefined;
  const isWeak = style === 'number' || style === 'number-brackets';
  return !isWeak || subjectOf(bare, knowledge) !== undefined ? { style } : undefined;
}

/** 「SDK名称：微信开放平台SDK」 tells a column and opens no section, whatever it looks like. */
const isField = (plain: string): boolean =>
  (/^[^：]{2,20}：.{2,}/.test(plain) && !/(?:：|规则|政策)$/.test(plain)) || /^【[^】]{2,16}】./.test(plain);

/** A table of contents opens no section. */
const CONTENTS = /^(?:目录|索引|contents)$/;

function isPlainHeading(block: Exclude<Block, { kind: 'table' }>, plain: string, knowledge: DocumentKnowledge): boolean {
  if (block.kind === 'item' || CONTENTS.test(plain) || plain.length > LONGEST_UNNUMBERED || /[、：:]$/.test(plain)) return false;
  return knowledge.title.test(plain) || knowledge.partTitle.test(plain) || subjectOf(plain, knowledge) !== undefined;
}

export const subjectOf = (plain: string, { sections }: DocumentKnowledge) => sections.find(({ pattern }) => pattern.test(plain))?.name;
