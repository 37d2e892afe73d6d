import type { LocalDate } from '@touchstone/kernel/dates';

/** A string of the 所涉问题 vocabulary (data/law/problems.yaml). */
export interface ProblemWording {
  readonly code: string;
  readonly zh: string;
  readonly period: string;
  readonly variants: readonly { readonly zh: string; readonly period: string }[];
  readonly clauses: readonly string[];
}

/** The code that a wording belongs to, by its own text or a variant's; undefined when notices never said so. */
export function codeOfWording(words: readonly ProblemWording[], text: string): string | undefined {
  const wanted = plain(text);
  return words.find(({ zh, variants }) => plain(zh) === wanted || variants.some((one) => plain(one.zh) === wanted))?.code;
}

const plain = (text: string): string => text.normalize('NFKC').replace(/[\s“”"]/g, '');

/** Wordings of a code that notices of a day use; the usual one first, or alone when none is known for that day. */
export function wordingsOn({ zh, period, variants }: ProblemWording, on: LocalDate): readonly string[] {
  const found = [{ zh, period }, ...variants].filter((one) => inPeriod(one.period, on)).map((one) => one.zh);
  return found.length === 0 ? [zh] : found;
}

/**
 * Whether a day lies in a period as the vocabulary writes it: `2019–`, `2021–2022`, `2019–2020上半年`, `2021-08`, `2022回头看`.
 * A period without a year (报道用语) is no wording of notices.
 */
export function inPeriod(period: string, on: LocalDate): boolean {
  const [, year, month, dash, until, half] = /^(\d{4})(?:-(\d{2}))?(?:(–)(\d{4})?(上半年)?)?/.exec(period) ?? [];
  if (year === undefined) return false;
  const first = `${year}-${month ?? '01'}-01`;
  if (on < first) return false;
  if (dash === undefined) return on <= `${year}-${month ?? '12'}-31`;
  return until === undefined || on <= (half === undefined ? `${until}-12-31` : `${until}-06-30`);
}

const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** `(三)违规使用个人信息`: the wording with its item of 164号文, as 浙江 prints it; without one the wording alone. */
export function withItem(words: readonly ProblemWording[], text: string): string {
  const code = codeOfWording(words, text);
  const clause = words.find((word) => word.code === code)?.clauses.find((one) => one.startsWith('164-'));
  const item = DIGITS[Number(clause?.slice('164-'.length))];
  return item === undefined ? text : `(${item})${text}`;
}
