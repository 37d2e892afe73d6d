import { visible } from '@touchstone/render';

/** What a cell of Excel may hold. */
const LONGEST = 32_000;

/** First characters by which a program for tables takes a text for a formula, also in full width and behind white space. */
const FORMULA = /^\s*[=+\-@＝＋－﹣＠|%]/u;

/**
 * A text as it may stand in a cell: control and bidirectional characters made visible, and with an apostrophe before what would be a
 * formula when the cell is edited or exported as CSV.
 *
 * @source https://owasp.org/www-community/attacks/CSV_Injection
 */
export function plainCell(text: string): string {
  const shown = text
    .split('\n')
    .map((line) => visible(line, LONGEST))
    .join('\n');
  const short = shown.length > LONGEST ? `${shown.slice(0, LONGEST)}…` : shown;
  return FORMULA.test(short) ? `'${short}` : short;
}
