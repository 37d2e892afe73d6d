import { plainCharacters } from '../encoding/index.ts';

/** Put between two pieces of text where an inline element begins or ends. */
export const EDGE = '\ufdd0';
/** A line break inside a paragraph. */
export const BREAK = '\ufdd1';

const FIRST_BLANK = new RegExp(`[\\s${EDGE}${BREAK}]`, 'g');
const NO_BLANK = new RegExp(`[^\\s${EDGE}${BREAK}]`, 'g');

/**
 * Pieces of inline text as one text: blanks collapsed, breaks as `\n`.
 *
 * A blank between Chinese characters that comes from a line end or stands at the edge of an element is no blank: sources are wrapped
 * and spans are set on lines of their own, and a word cut in two is a word no one finds.
 */
export function inlineText(raw: string): string {
  const whole = plainCharacters(raw);
  let text = '';
  let at = 0;
  // one character at a time is looked for: an expression for a run of any length overflows the stack at millions
  for (let from = next(FIRST_BLANK, whole, at); from < whole.length; from = next(FIRST_BLANK, whole, at)) {
    const to = next(NO_BLANK, whole, from);
    text += whole.slice(at, from) + separator(whole.slice(from, to), from, whole);
    at = to;
  }
  return text + whole.slice(at);
}

/** Where the pattern is found from a place on; the end where it is not. */
function next(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? text.length;
}

function separator(blanks: string, at: number, whole: string): string {
  const end = at + blanks.length;
  if (at === 0 || end === whole.length) return '';
  if (blanks.includes(BREAK)) return '\n';
  if (blanks === EDGE || !BLANK.test(blanks)) return '';
  const isSoft = !HARD.test(blanks) && (blanks.includes('\n') || blanks.includes(EDGE));
  return isSoft && areChinese(whole.charCodeAt(at - 1), whole.charCodeAt(end)) ? '' : ' ';
}

const BLANK = /\s/;
/** Blanks that somebody put on purpose. */
const HARD = /[\u00a0\u3000]/;

/** Chinese on both sides, or Chinese punctuation on one: no blank stands beside that. */
const areChinese = (before: number, after: number) => (isChinese(before) && isChinese(after)) || isMark(before) || isMark(after);

export const isChinese = (unit: number) => (unit >= 0x2e80 && unit <= 0x9fff) || (unit >= 0xf900 && unit <= 0xfaff) || isMark(unit);

const isMark = (unit: number) =>
  (unit >= 0x3001 && unit <= 0x3011) || (unit >= 0xff01 && unit <= 0xff1f) || (unit >= 0x2018 && unit <= 0x201d);
