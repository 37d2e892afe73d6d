import { visibleText } from '../visible-text.ts';

/** What a cell of a spreadsheet may hold. */
const LONGEST = 32_000;

/** What programs for tables take for a formula at the start of a cell, also in full width and behind white space. @source https://owasp.org/www-community/attacks/CSV_Injection */
const FORMULA = /^\s*[=+\-@＝＋－﹣＠|%]|^[\t\r]/u;

/** A text as it may stand in a cell: nothing unseen in it, and never a formula. */
export function plainCell(text: string): string {
  const shown = visibleText(text);
  const short = shown.length > LONGEST ? `${shown.slice(0, LONGEST)}…` : shown;
  return FORMULA.test(short) ? `'${short}` : short;
}
