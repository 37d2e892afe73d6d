/** Chinese characters that make a string of a script worth reading by itself. */
const LONG = 60;
/** Where a text is kept sentence by sentence, shorter strings are part of it too. */
const SHORT = 4;
/** The share of all Chinese characters that long strings must have for the short ones to be labels and messages only. */
const SHARE = 0.6;
/** Strings inside strings inside …: JSON in JSON in a script. */
const MOST_DEPTH = 4;
const MOST_STRINGS = 20_000;

/**
 * The long Chinese strings of scripts or JSON, in their order: what a page shows that is rendered by script (`__INITIAL_STATE__`,
 * `__NEXT_DATA__`, answers of a server). Nothing is run; literals are found and their escapes resolved. Where the strings of a source are
 * short and many, all of them are the text.
 */
export function scriptText(sources: readonly string[]): readonly string[] {
  /** Each string once, with its number of Chinese characters. */
  const found = new Map<string, number>();
  for (const source of sources) collect(source, 0, found);
  const all = [...found];
  const long = all.filter(([, chinese]) => chinese >= LONG);
  const most = long.reduce((max, [, chinese]) => Math.max(max, chinese), 0);
  if (most === 0) return [];
  const kept = total(long) >= total(all) * SHARE ? long : all;
  return kept.map(([text]) => text);
}

const total = (strings: readonly (readonly [string, number])[]) => strings.reduce((sum, [, chinese]) => sum + chinese, 0);

function collect(source: string, depth: number, found: Map<string, number>): void {
  for (const literal of literalsOf(source)) {
    if (literal.length < SHORT) continue;
    const text = uriDecoded(unescaped(literal));
    const chinese = countChinese(text);
    if (chinese < SHORT) continue;
    if (depth < MOST_DEPTH && LOOKS_LIKE_JSON.test(text)) collect(text, depth + 1, found);
    else if (!found.has(text) && found.size < MOST_STRINGS) found.set(text, chinese);
  }
}

const LOOKS_LIKE_JSON = /^\s*[[{]\s*["[{]/;

/**
 * Contents of string literals. A quote that its line does not close costs the rest of the line, and one that nothing closes costs its
 * kind of quotes from there on, so that every character is passed a few times at most.
 */
function* literalsOf(source: string): Generator<string> {
  const dead = new Set<string>();
  for (let at = nextQuote(source, 0); at >= 0; ) {
    const quote = source[at]!;
    if (dead.has(quote)) {
      at = nextQuote(source, at + 1);
      continue;
    }
    const stop = stopOf(source, at);
    if (stop < 0) dead.add(quote);
    else if (source[stop] === quote) yield source.slice(at + 1, stop);
    at = nextQuote(source, Math.max(stop, at) + 1);
  }
}

const OPENING = /["'`]/g;

function nextQuote(source: string, from: number): number {
  OPENING.lastIndex = from;
  return OPENING.exec(source)?.index ?? -1;
}

const STOPS: Readonly<Record<string, RegExp>> = { '"': /["\\\n]/g, "'": /['\\\n]/g, '`': /[`\\]/g };

/** Where the literal that opens at `open` ends: its quote, or the line end that cuts it; -1 when neither comes. */
function stopOf(source: string, open: number): number {
  const stops = STOPS[source[open]!]!;
  stops.lastIndex = open + 1;
  for (let stop = stops.exec(source); stop !== null; stop = stops.exec(source)) {
    if (stop[0] !== '\\') return stop.index;
    stops.lastIndex = stop.index + 2;
  }
  return -1;
}

const ESCAPE = /\\(?:u\{([0-9a-f]{1,6})\}|u([0-9a-f]{4})|x([0-9a-f]{2})|(\r?\n)|([\s\S]))/gi;
const NAMED: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: ' ', f: '\n', v: '\n', 0: '' };

function unescaped(literal: string): string {
  if (!literal.includes('\\')) return literal;
  return literal.replace(ESCAPE, (_, point?: string, unit?: string, byte?: string, joined?: string, other?: string) => {
    const code = Number.parseInt(point ?? unit ?? byte ?? '', 16);
    if (code <= 0x10ffff) return String.fromCodePoint(code);
    return joined !== undefined ? '' : (NAMED[other ?? ''] ?? other ?? '');
  });
}

const URI_CHINESE = /%E[4-9](?:%[89AB][0-9A-F]){2}/i;

function uriDecoded(text: string): string {
  if (!URI_CHINESE.test(text)) return text;
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}

function countChinese(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0x4e00 && unit <= 0x9fff) count += 1;
  }
  return count;
}
