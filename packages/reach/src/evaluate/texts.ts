import { isOf, type Known, LONGEST_TEXT } from './known.ts';

/** What a value looks like when it is appended to a text as a value of the type; undefined when it is not known. */
export function textOf(value: Known, type: string): string | undefined {
  if (value === null) return 'null';
  if (typeof value === 'string') return value;
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'number') {
    if (type === 'C' || type === 'Ljava/lang/Character;') return String.fromCharCode(value & 0xffff);
    if (type === 'Z' || type === 'Ljava/lang/Boolean;') return value === 0 ? 'false' : 'true';
    return Number.isInteger(value) ? String(value) : undefined;
  }
  if (isOf(value, 'builder')) return value.text;
  if (isOf(value, 'array') && value.type === '[C') return charsOf(value.items);
  return undefined;
}

export function charsOf(items: readonly Known[]): string | undefined {
  return items.every((item) => typeof item === 'number')
    ? bounded(items.map((item) => String.fromCharCode(Number(item) & 0xffff)).join(''))
    : undefined;
}

export function bounded(text: string | undefined): string | undefined {
  return text !== undefined && text.length <= LONGEST_TEXT ? text : undefined;
}

/** UTF-8 of a text, signed as Java has bytes. */
export function bytesOf(text: string): number[] {
  const bytes: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x80) return anyBytesOf(text);
    bytes.push(code);
  }
  return bytes;
}

function anyBytesOf(text: string): number[] {
  const bytes: number[] = [];
  const add = (byte: number) => bytes.push((byte << 24) >> 24);
  for (let i = 0; i < text.length; i++) {
    const code = text.codePointAt(i)!;
    if (code >= 0x1_0000) i++;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) {
      add(0xc0 | (code >> 6));
      add(0x80 | (code & 63));
    } else {
      if (code < 0x1_0000) add(0xe0 | (code >> 12));
      else {
        add(0xf0 | (code >> 18));
        add(0x80 | ((code >> 12) & 63));
      }
      add(0x80 | ((code >> 6) & 63));
      add(0x80 | (code & 63));
    }
  }
  return bytes;
}

/** The text that UTF-8 bytes hold; broken sequences one replacement character a byte. */
export function textOfBytes(items: readonly Known[]): string | undefined {
  if (!items.every((item) => typeof item === 'number')) return undefined;
  const bytes = items.map((item) => Number(item) & 0xff);
  let text = '';
  for (let i = 0; i < bytes.length; ) {
    const first = bytes[i]!;
    const more = first < 0x80 ? 0 : first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : first >= 0xc0 ? 1 : -1;
    const rest = bytes.slice(i + 1, i + 1 + Math.max(0, more));
    if (more < 0 || rest.length < more || rest.some((byte) => (byte & 0xc0) !== 0x80)) {
      text += '�';
      i++;
      continue;
    }
    const code = rest.reduce((sum, byte) => (sum << 6) | (byte & 63), more === 0 ? first : first & (0x3f >> more));
    text += code > 0x10_ffff ? '�' : String.fromCodePoint(code);
    i += 1 + more;
  }
  return bounded(text);
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Bytes of base64, in either alphabet, white space left out; undefined when it is none. */
export function fromBase64(text: string): number[] | undefined {
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const char of text.replaceAll('-', '+').replaceAll('_', '/')) {
    if (char === '=' || char === '\n' || char === '\r' || char === ' ') continue;
    const value = ALPHABET.indexOf(char);
    if (value < 0) return undefined;
    bits = ((bits << 6) | value) & 0xff_ffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes.push(((bits >> held) << 24) >> 24);
  }
  return bytes;
}

export function toBase64(bytes: readonly number[]): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const group = ((bytes[i]! & 0xff) << 16) | (((bytes[i + 1] ?? 0) & 0xff) << 8) | ((bytes[i + 2] ?? 0) & 0xff);
    const chars = [18, 12, 6, 0].map((by) => ALPHABET[(group >> by) & 63]!);
    text += chars.map((char, k) => (i + k > bytes.length ? '=' : char)).join('');
  }
  return text;
}

export function hashOf(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  return hash;
}

/** `String.format` for the plain conversions; undefined with any other. */
export function formatted(pattern: string, given: readonly Known[]): string | undefined {
  let next = 0;
  let isKnown = true;
  const text = pattern.replace(
    /%(?:(\d+)\$)?(0?)(\d*)([a-zA-Z%])/g,
    (_all, position: string | undefined, zero: string, width: string, kind: string) => {
      if (kind === '%') return '%';
      const value = given[position === undefined ? next++ : Number(position) - 1];
      const plain = kind === 's' || kind === 'd' ? textOf(value, 'I') : converted(kind, value);
      if (plain === undefined) isKnown = false;
      return (plain ?? '').padStart(Math.min(Number(width || 0), 64), zero === '0' ? '0' : ' ');
    },
  );
  return isKnown ? bounded(text) : undefined;
}

function converted(kind: string, value: Known): string | undefined {
  if (typeof value === 'bigint') return kind === 'x' ? BigInt.asUintN(64, value).toString(16) : undefined;
  if (typeof value !== 'number') return undefined;
  if (kind === 'c') return String.fromCharCode(value & 0xffff);
  if (kind === 'x') return (value >>> 0).toString(16);
  return kind === 'X' ? (value >>> 0).toString(16).toUpperCase() : undefined;
}
