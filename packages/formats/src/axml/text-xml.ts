import { decodeUtf8 } from '@touchstone/kernel/bytes';
import { type Report, VALUE } from '../chunks/index.ts';
import { ANDROID_NAMESPACE, type AxmlAttribute, type AxmlDocument, type AxmlElement } from './document.ts';

/** Whether the bytes are XML as text: a tag after blanks and an optional byte order mark, in UTF-8 or UTF-16. */
export function isTextXml(bytes: Uint8Array): boolean {
  const start = String.fromCharCode(...bytes.subarray(0, 256).filter((byte) => byte !== 0));
  return /^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*<[?!A-Za-z]/.test(start);
}

const MOST_BYTES = 16 * 2 ** 20;
const MOST_ELEMENTS = 400_000;

/**
 * Elements and attributes of XML as text, which Android does not read but a person wants to see.
 *
 * No document type, no entities but the five of XML and character numbers; values are texts, `@string/…` stays as
 * it is. Every position is passed once.
 */
export function readTextXml(bytes: Uint8Array, report: Report): AxmlDocument {
  if (bytes.length > MOST_BYTES) report('text-too-long', MOST_BYTES);
  const text = decode(bytes.subarray(0, MOST_BYTES));
  const elements: Element[] = [];
  const open: Element[] = [];
  const lines = new Lines(text);
  for (let at = text.indexOf('<'), last = 0; at >= 0; ) {
    const body = text.slice(last, at);
    const parent = open.at(-1);
    if (parent !== undefined && body.trim() !== '') parent.text += unescaped(body.trim());
    const end = endOfTag(text, at);
    if (end < 0 || elements.length >= MOST_ELEMENTS) {
      report(end < 0 ? 'chunk-cut-off' : 'too-many-elements', at);
      break;
    }
    const kind = text[at + 1] ?? '';
    if (kind === '/') open.pop();
    else if (kind !== '?' && kind !== '!') {
      const element = elementOf(text.slice(at + 1, end - 1), { depth: open.length, line: lines.at(at), at });
      parent?.children.push(element);
      elements.push(element);
      if (text[end - 2] !== '/') open.push(element);
    }
    last = end;
    at = text.indexOf('<', end);
  }
  return { root: elements[0], elements, hasResourceIds: false };
}

interface Element extends AxmlElement {
  readonly children: Element[];
  text: string;
}

function decode(bytes: Uint8Array): string {
  const isUtf16 = bytes[0] === 0xff || bytes[1] === 0;
  if (!isUtf16 && bytes[0] !== 0xfe && bytes[0] !== 0) return decodeUtf8(bytes);
  const parts: string[] = [];
  for (let i = 0; i + 1 < bytes.length; i += 2) {
    const [a, b] = [bytes[i] ?? 0, bytes[i + 1] ?? 0];
    parts.push(String.fromCharCode(isUtf16 ? a | (b << 8) : (a << 8) | b));
  }
  return parts.join('');
}

/** Just after the tag, comment or instruction; -1 when it does not end. */
function endOfTag(text: string, at: number): number {
  const [closing, from] = CLOSINGS.find(([, , opening]) => text.startsWith(opening, at)) ?? ['', at + 1];
  if (closing === '') return endOfPlainTag(text, from);
  const end = text.indexOf(closing, at + from);
  return end < 0 ? -1 : end + closing.length;
}

const CLOSINGS: readonly (readonly [closing: string, from: number, opening: string])[] = [
  ['-->', 4, '<!--'],
  [']]>', 9, '<![CDATA['],
];

/** Up to the `>` that is not inside quotes. A `<` ends the search: none may stand inside a tag. */
function endOfPlainTag(text: string, from: number): number {
  let quote = '';
  for (let at = from; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '<') return -1;
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '>') return at + 1;
    else if (character === '"' || character === "'") quote = character;
  }
  return -1;
}

/** A name with or without a value, or what lies between: each match goes on where the last one ended. */
const TOKEN = /([^\s=/"'<>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'))?|[\s=/]+|["'<>]/g;

function elementOf(tag: string, where: { readonly depth: number; readonly line: number; readonly at: number }): Element {
  const attributes = Array.from(tag.matchAll(TOKEN)).flatMap(([, name, double, single]) => {
    const value = double ?? single;
    return name === undefined || value === undefined ? [] : [attributeOf(name, unescaped(value))];
  });
  return { name: /^[^\s/>]*/.exec(tag)?.[0] ?? '', namespace: undefined, attributes, children: [], text: '', ...where };
}

/** Prefixes are not resolved: in an app's files `android` is the framework. */
function attributeOf(name: string, text: string): AxmlAttribute {
  const colon = name.indexOf(':');
  const namespace = colon < 0 ? undefined : name.startsWith('android:') ? ANDROID_NAMESPACE : name.slice(0, colon);
  return { id: 0, name: name.slice(colon + 1), namespace, raw: text, value: { type: VALUE.string, data: 0 }, text };
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(\w{2,4}));/g,
    (whole: string, decimal?: string, hexadecimal?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name] ?? whole;
      const point = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
      return point <= 0x10_ffff ? String.fromCodePoint(point) : whole;
    },
  );
}

/** Counts lines as the reader moves on, looking at every line break once. */
class Lines {
  readonly #text: string;
  #line = 1;
  #next: number;

  constructor(text: string) {
    this.#text = text;
    this.#next = text.indexOf('\n');
  }

  /** Line of a place that is not before the last one asked for. */
  at(place: number): number {
    while (this.#next >= 0 && this.#next < place) {
      this.#line++;
      this.#next = this.#text.indexOf('\n', this.#next + 1);
    }
    return this.#line;
  }
}
