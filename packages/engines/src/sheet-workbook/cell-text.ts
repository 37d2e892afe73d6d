/** First characters by which a program for tables takes a text for a formula. @source https://owasp.org/www-community/attacks/CSV_Injection */
const FORMULA = /^\s*[=+\-@＝＋－﹣＠|%]/u;
const GUARDED = /^'(?=\s*[=+\-@＝＋－﹣＠|%])/u;
/** What XML cannot hold, and what turns the direction of a line. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const HIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g;
const LONGEST = 32_000;

/** A text as a cell may hold it. */
export function cellText(text: string): string {
  const shown = text.replace(/\r\n?/g, '\n').replace(HIDDEN, '\ufffd').slice(0, LONGEST);
  return FORMULA.test(shown) ? `'${shown}` : shown;
}

/** The text of a cell as it was meant: without what a program for tables adds around it. */
export const textOfCell = (cell: string | undefined): string =>
  (cell ?? '')
    .replace(/\r\n?/g, '\n')
    .replace(GUARDED, '')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();

/** Whether a printed text is still what was printed. */
export const isSameText = (cell: string | undefined, printed: string): boolean => textOfCell(cell) === textOfCell(cellText(printed));
