/** A line that says something. */
export interface TextLine {
  readonly text: string;
  /** From 1. */
  readonly line: number;
  /** Columns of white space before it, a full-width space being two. */
  readonly indent: number;
  /** Whether an empty line stands before it. */
  readonly isAfterBlank: boolean;
}

export function textLines(source: string): readonly TextLine[] {
  const lines: TextLine[] = [];
  let isAfterBlank = true;
  source.split('\n').forEach((raw, index) => {
    const text = raw.trim().replace(INNER_BLANKS, ' ');
    if (text !== '') lines.push({ text, line: index + 1, indent: indentOf(raw), isAfterBlank });
    isAfterBlank = text === '';
  });
  return lines;
}

const INNER_BLANKS = /[\t\u00a0\u3000 ]+/g;

function indentOf(raw: string): number {
  let columns = 0;
  for (const character of raw) {
    if (character === '\u3000' || character === '\t') columns += 2;
    else if (/\s/.test(character)) columns += 1;
    else break;
  }
  return columns;
}

/** Columns of a fixed-width font: a Chinese character takes two. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (let i = 0; i < text.length; i++) columns += text.charCodeAt(i) >= 0x2e80 ? 2 : 1;
  return columns;
}
