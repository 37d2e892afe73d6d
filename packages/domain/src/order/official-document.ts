/**
 * A document of an authority in the parts that GB/T 9704 names, before it has a layout. The same document gives the same bytes in
 * every format. All texts are plain: a writer shows control characters instead of obeying them.
 *
 * @source GB/T 9704-2012 §7
 */
export interface OfficialDocument {
  /** 发文机关标志, the red head. */
  readonly authority: string;
  /** A sheet that goes with a document: its head stands at the top, without the room above. */
  readonly isSheet?: boolean;
  /** 发文字号; absent on a draft. */
  readonly number?: string;
  /** 签发人, only on documents to a higher authority. */
  readonly signer?: string;
  readonly title: string;
  /** 主送机关, without the colon. */
  readonly addressees?: string;
  readonly body: readonly OfficialBlock[];
  /** 附件, each on pages of its own behind the document; their titles are listed under the body. */
  readonly attachments?: readonly OfficialAttachment[];
  /** 署名 and 成文日期 as they are printed, with room for the seal; the seal is never drawn. */
  readonly signature?: { readonly authorities: readonly string[]; readonly date: string };
  /** 附注, in brackets under the date: contact, how to answer. */
  readonly note?: string;
  /** 抄送机关 in one line. */
  readonly copies?: string;
  /** 印发机关 and 印发日期. */
  readonly printing?: { readonly authority: string; readonly date: string };
  /** Across every page, such as 演示数据. */
  readonly watermark?: string;
}

export type OfficialBlock =
  | OfficialTable
  | { readonly kind: 'paragraph'; readonly text: string; readonly align?: 'left' | 'center' | 'right' }
  /** Numbered by the writer: 一、（一）1.（1）. */
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly text: string };

/** Long tables go on over pages with their head repeated. */
export interface OfficialTable {
  readonly kind: 'table';
  readonly caption?: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly OfficialCell[])[];
  /** Shares of the width, one for each column. */
  readonly widths: readonly number[];
}

/** A cell; `rows` of it below each other are one, and those below are left out of their rows as undefined. */
export type OfficialCell = string | { readonly text: string; readonly rows: number } | undefined;

export interface OfficialAttachment {
  readonly title: string;
  readonly isWide?: boolean;
  readonly body: readonly OfficialBlock[];
}

/** Blocks of a document with the numbers of their headings before them; a higher heading starts the lower ones anew. */
export function numberedBlocks(body: readonly OfficialBlock[]): readonly OfficialBlock[] {
  const counts = [0, 0, 0, 0];
  return body.map((block) => {
    if (block.kind !== 'heading') return block;
    counts.fill(0, block.level);
    const count = (counts[block.level - 1] ?? 0) + 1;
    counts[block.level - 1] = count;
    return { ...block, text: `${HEADING_NUMBERS[block.level](count)}${block.text}` };
  });
}

const HEADING_NUMBERS: Record<1 | 2 | 3 | 4, (count: number) => string> = {
  1: (count) => `${chineseNumber(count)}、`,
  2: (count) => `（${chineseNumber(count)}）`,
  3: (count) => `${count}.`,
  4: (count) => `（${count}）`,
};

/** The lines of 附件说明: one without a number, several numbered. */
export function attachmentLines(attachments: readonly OfficialAttachment[]): readonly string[] {
  if (attachments.length === 0) return [];
  const only = attachments.length === 1;
  return attachments.map(({ title }, i) => `${i === 0 ? '附件：' : '　　　'}${only ? '' : `${i + 1}.`}${title}`);
}

/** 附件, 附件1 … as it stands over the attachment itself. */
export const attachmentLabel = (attachments: readonly OfficialAttachment[], index: number): string =>
  attachments.length === 1 ? '附件' : `附件${index + 1}`;

const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** A whole number from 0 to 999 in Chinese characters: 十, 二十三, 一百零六. */
export function chineseNumber(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > 999) throw new RangeError(`no number of a heading: ${value}`);
  const [hundreds, tens, ones] = [Math.floor(value / 100), Math.floor(value / 10) % 10, value % 10];
  if (value < 10) return DIGITS[value] ?? '';
  const head = hundreds === 0 ? '' : `${DIGITS[hundreds]}百`;
  const middle = tens === 0 ? (hundreds > 0 && ones > 0 ? '零' : '') : `${tens === 1 && hundreds === 0 ? '' : DIGITS[tens]}十`;
  return `${head}${middle}${ones === 0 ? '' : DIGITS[ones]}`;
}
