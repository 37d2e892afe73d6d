/** A statement of a text, where it stands, and what introduces it. */
export interface Sentence {
  /** As written, without white space around it. */
  readonly text: string;
  /** Offset in the text that was split; `to` is exclusive. */
  readonly from: number;
  readonly to: number;
  /** What introduces the list that this is an item of: 「我们会收集以下信息：」. */
  readonly leadIn?: string;
}

const CLOSING: Readonly<Record<string, string>> = { '（': '）', '(': ')', '“': '”', '「': '」', '《': '》', '【': '】', '[': ']' };
/** Longer ones are cut: they are no sentences, and what reads them is bounded by it. */
const LONGEST = 1_000;
/** Quotes and brackets that close later than this many characters on are not taken as such. */
const QUOTED = 120;
/** What closes after the end of a sentence belongs to it. */
const TRAILING = /[”’」』）)】\]"']/;
const ENUMERATOR =
  /^\s*(?:[（(]\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[a-z])\s*[）)]|\d{1,2}\s*[）)、.．](?!\d)|[①-⑳]|[一二三四五六七八九十]{1,3}、|[a-zA-Z][.、)）]\s?|[•·●■◆▪○*\-–—]\s*)/;
const INLINE_ENUMERATOR = /[：:；;。，,]\s*(?=(?:[（(]\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[）)]|[①-⑳]|\d{1,2}[）)、](?!\d)))/y;
const LONGEST_LEAD_IN = 160;

/**
 * Splits at 。；！？ and line ends, not inside quotes, brackets, numbers and addresses. Items of a list, on lines of their own or after
 * each other, carry the words before the colon as their `leadIn`.
 */
export function splitSentences(text: string): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let leadIn: string | undefined;
  let at = 0;
  while (at < text.length) {
    const end = lineEnd(text, at);
    const line = text.slice(at, end);
    const isItem = ENUMERATOR.test(line);
    if (!isItem) leadIn = undefined;
    leadIn = splitLine(line, at, leadIn, sentences);
    at = end + 1;
  }
  return sentences;
}

function lineEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const unit = text[at];
    if (unit === '\n' || unit === '\r' || unit === '\u2028' || unit === '\u2029') return at;
  }
  return text.length;
}

/** Gives the lead-in for the lines that follow: of this line when it ends with a colon, else the one that holds already. */
function splitLine(line: string, offset: number, given: string | undefined, into: Sentence[]): string | undefined {
  let leadIn = given;
  let isOwn = false;
  let from = 0;
  for (const to of ends(line)) {
    const piece = line.slice(from, to);
    const colon = leadInOf(piece);
    if (colon !== undefined && to < line.length) {
      leadIn = colon;
      isOwn = true;
    }
    add(piece, offset + from, isOwn && colon !== undefined ? given : leadIn, into);
    if (/[。！？!?]["”’」』）)】\]]*\s*$/.test(piece) && isOwn) {
      leadIn = given;
      isOwn = false;
    }
    from = to;
  }
  const last = line.trimEnd();
  if (last.endsWith('：') || last.endsWith(':')) return leadInOf(line.slice(lastStart(line))) ?? given;
  return given;
}

function lastStart(line: string): number {
  const at = Math.max(line.lastIndexOf('。'), line.lastIndexOf('；'), line.lastIndexOf(';'));
  return at + 1;
}

/** The words up to the colon, when the piece ends with one or a list follows it. */
function leadInOf(piece: string): string | undefined {
  const end = piece.search(/[：:]\s*(?:$|[（(]\s*(?:\d|[一二三四五六七八九十])|[①-⑳]|\d{1,2}[）)、])/);
  if (end <= 0) return undefined;
  const words = piece.slice(0, end + 1).trim();
  return words.length > LONGEST_LEAD_IN ? words.slice(-LONGEST_LEAD_IN) : words;
}

function add(piece: string, offset: number, leadIn: string | undefined, into: Sentence[]): void {
  const text = piece.trim();
  if (text === '') return;
  const from = offset + piece.indexOf(text);
  into.push({ text, from, to: from + text.length, ...(leadIn === undefined || leadIn === text ? {} : { leadIn }) });
}

/** Where sentences of a line end, in order; the end of the line is the last. */
function* ends(line: string): Generator<number> {
  const closings = new Closings(line);
  let at = 0;
  let start = 0;
  while (at < line.length) {
    if (at - start >= LONGEST) {
      yield at;
      start = at;
    }
    const unit = line[at] ?? '';
    const inside = closings.of(at);
    if (inside !== undefined) {
      at = inside + 1;
      continue;
    }
    INLINE_ENUMERATOR.lastIndex = at;
    if (isEnd(line, at, unit) || INLINE_ENUMERATOR.test(line)) {
      at++;
      while (at < line.length && TRAILING.test(line[at] ?? '')) at++;
      if (at < line.length) yield at;
      start = at;
      continue;
    }
    at++;
  }
  yield line.length;
}

/** Finds where a quote or bracket of a line closes, each place looked at once. */
class Closings {
  readonly #line: string;
  /** The next place of each closing mark, from where it was last looked for. */
  readonly #next = new Map<string, number>();

  constructor(line: string) {
    this.#line = line;
  }

  /** Where what opens at `at` closes; undefined when nothing opens there, or it closes too far off. */
  of(at: number): number | undefined {
    const closing = CLOSING[this.#line[at] ?? ''];
    if (closing === undefined) return undefined;
    let end = this.#next.get(closing) ?? 0;
    if (end <= at) {
      const found = this.#line.indexOf(closing, at + 1);
      end = found < 0 ? this.#line.length + QUOTED : found;
      this.#next.set(closing, end);
    }
    return end - at <= QUOTED && end < this.#line.length ? end : undefined;
  }
}

function isEnd(line: string, at: number, unit: string): boolean {
  const after = line[at + 1] ?? '';
  switch (unit) {
    case '。':
    case '；':
    case '！':
    case '？':
      return true;
    case ';':
    case '!':
    case '?':
      return after === '' || /[\s\u3400-\u9fff（(①-⑳]/.test(after) || /\d/.test(after);
    case '.':
      return /[a-z\u3400-\u9fff]/i.test(line[at - 1] ?? '') && /^\s+[A-Z\u3400-\u9fff]/.test(line.slice(at + 1, at + 6));
    default:
      return false;
  }
}
