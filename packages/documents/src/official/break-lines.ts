/** Width of a piece of text in points. */
export type Measure = (text: string) => number;

export interface BrokenLine {
  readonly text: string;
  readonly width: number;
  /** The last line of its paragraph is not stretched. */
  readonly isLast: boolean;
}

/** Never begins a line. @source GB/T 15834-2011 §5.1 */
const NO_START = new Set('、，。．；：？！）》〉」』】〕”’％…—·,.;:?!)]}');
/** Never ends a line. */
const NO_END = new Set('（《〈「『【〔“‘([{');
/** So many pieces at most go to the next line to keep a sign of punctuation from its beginning. */
const MOST_CARRIED = 4;

/**
 * A paragraph in lines no wider than `width`, the first by `indent` narrower. Han characters break anywhere but around punctuation;
 * words of Latin letters stay whole unless one alone is wider than a line.
 */
export function breakLines(text: string, width: number, indent: number, measure: Measure): readonly BrokenLine[] {
  const lines: BrokenLine[] = [];
  let pieces: string[] = [];
  let used = 0;
  let room = width - indent;
  const widthOf = (some: readonly string[]) => some.reduce((sum, one) => sum + measure(one), 0);
  const close = (isLast: boolean) => {
    const line = pieces.join('').trimEnd();
    lines.push({ text: line, width: measure(line), isLast });
    room = width;
  };
  for (const piece of piecesOf(text, width, measure)) {
    if (used + measure(piece) > room + 0.01 && pieces.length > 0) {
      const along = carriedOver(pieces, piece);
      const carried = widthOf(along) + measure(piece) > width ? [] : along;
      pieces = pieces.slice(0, pieces.length - carried.length);
      close(false);
      pieces = carried;
      used = widthOf(carried);
    }
    if (pieces.length === 0 && piece.trim() === '' && lines.length > 0) continue;
    pieces.push(piece);
    used += measure(piece);
  }
  close(true);
  return lines;
}

/** What goes along to the next line, so that neither it begins nor the line before ends as it must not. */
function carriedOver(line: readonly string[], next: string): string[] {
  let at = line.length;
  const isBad = () => NO_START.has([...(at < line.length ? (line[at] ?? '') : next)][0] ?? '') || NO_END.has(line[at - 1] ?? '');
  while (at > 1 && line.length - at < MOST_CARRIED && isBad()) at--;
  return isBad() ? [] : line.slice(at);
}

/** A long name breaks behind its dots and strokes, and anywhere only where there are none. */
const partsOf = (word: string, width: number, measure: Measure): readonly string[] =>
  word.split(/(?<=[./:_-])/u).flatMap((part) => (measure(part) <= width ? [part] : [...part]));

function piecesOf(text: string, width: number, measure: Measure): readonly string[] {
  const words = text.match(/[\x21-\x7e\u00c0-\u024f]+| +|[^\x20-\x7e\u00c0-\u024f]/gu) ?? [];
  return words.flatMap((word) => (measure(word) <= width / 4 ? [word] : partsOf(word, width, measure)));
}
