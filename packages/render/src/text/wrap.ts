import { widthOf } from './width.ts';

/** Punctuation that must not begin a line. */
const CLOSING = '，。、；：？！）》」』】〕”’…,.;:?!)]';
/** Punctuation that must not end one. */
const OPENING = '（《「『【〔“‘([';

/**
 * Breaks a text into lines of at most `columns`: between Chinese characters, at spaces elsewhere. A word that is longer
 * than a line stays whole: a path or a digest that is cut cannot be copied.
 */
export function wrap(text: string, columns: number): readonly string[] {
  const lines: string[] = [];
  let [line, width] = ['', 0];
  for (const word of words(text)) {
    const wide = widthOf(word.trimEnd());
    if (line !== '' && width + wide > columns) {
      lines.push(line.trimEnd());
      [line, width] = ['', 0];
    }
    line += word;
    width += widthOf(word);
  }
  return [...lines, line.trimEnd()];
}

/** Lines of whole parts with ` · ` between them; a part that is wider than a line stands alone. */
export function together(parts: readonly string[], columns: number): readonly string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const joined = `${lines.at(-1) ?? ''} · ${part}`;
    if (lines.length > 0 && widthOf(joined) <= columns) lines[lines.length - 1] = joined;
    else lines.push(part);
  }
  return lines;
}

/** What stays together: a word with its space, a Chinese character with the punctuation around it. */
function words(text: string): readonly string[] {
  const found: string[] = [];
  let joins = false;
  for (const character of text) {
    const last = found.at(-1);
    const isWide = widthOf(character) === 2;
    const continues = joins || CLOSING.includes(character) || character === ' ' || (!isWide && last !== undefined && isPlain(last));
    if (last !== undefined && continues) found[found.length - 1] = last + character;
    else found.push(character);
    joins = OPENING.includes(character);
  }
  return found;
}

/** A word still open: its last character is narrow and no space. */
function isPlain(word: string): boolean {
  const last = [...word.slice(-2)].at(-1) ?? '';
  return last !== ' ' && widthOf(last) === 1;
}
