/** A start tag with its attributes, or an end tag; `at` in characters. */
export type XmlTag =
  | {
      readonly kind: 'start';
      readonly name: string;
      readonly attributes: ReadonlyMap<string, string>;
      readonly isEmpty: boolean;
      readonly at: number;
    }
  | { readonly kind: 'end'; readonly at: number };

/** An element of a dump has some twenty. */
const MOST_ATTRIBUTES = 64;
const NAME = /[^\s<>/=!?"']{1,300}/y;
/** A text on a screen is never that long; the bound keeps an open quote from being looked for again and again. */
const ATTRIBUTE = /\s*([^\s<>/=!?"']{1,300})\s*=\s*(?:"([^"]{0,20000})"|'([^']{0,20000})')/y;
const CLOSE = /\s{0,100}(\/?)>/y;

/** What opens a part without tags, and what ends it. */
const SKIPPED = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
  ['<!', '>'],
] as const;

/**
 * The tags of an XML text in order; text between them is left out, a tag that is cut or broken is passed over.
 * No entities but the five of XML and numbers, so nothing grows.
 */
export function* xmlTags(text: string): Generator<XmlTag> {
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at)) {
    const skipped = SKIPPED.find(([opens]) => text.startsWith(opens, at));
    if (skipped !== undefined || text[at + 1] === '/') {
      const ends = skipped?.[1] ?? '>';
      const end = text.indexOf(ends, at + 2);
      if (end === -1) return;
      if (skipped === undefined) yield { kind: 'end', at };
      at = end + ends.length;
      continue;
    }
    const tag = startTag(text, at);
    at = tag?.end ?? at + 1;
    if (tag !== undefined) yield tag;
  }
}

function startTag(text: string, at: number): (Extract<XmlTag, { kind: 'start' }> & { readonly end: number }) | undefined {
  const name = match(NAME, text, at + 1);
  if (name === undefined) return undefined;
  let end = at + 1 + name[0].length;
  const attributes = new Map<string, string>();
  for (let pair = match(ATTRIBUTE, text, end); pair !== undefined; pair = match(ATTRIBUTE, text, end)) {
    end += pair[0].length;
    if (attributes.size < MOST_ATTRIBUTES) attributes.set(pair[1] as string, unescaped(pair[2] ?? pair[3] ?? ''));
  }
  const close = match(CLOSE, text, end);
  if (close === undefined) return undefined;
  return { kind: 'start', name: name[0], attributes, isEmpty: close[1] === '/', at, end: end + close[0].length };
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function unescaped(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|([a-z]{2,4}));/g, (whole, decimal, hex, name) => {
    if (name !== undefined) return NAMED[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
