import { decodeUtf8 } from '@touchstone/kernel/bytes';
import type { Inflate } from '@touchstone/kernel/ports';
import { decodeContent } from '../capture/http/content-coding.ts';
import { decodeBase64 } from '../reading/base64.ts';
import type { NetworkRequest } from '../trace.ts';

/** Where in a request a text stands. */
export type Part = 'url' | 'header' | 'cookie' | 'body';
/** What was undone to read it. */
export type Coding = 'url' | 'json' | 'base64' | 'gzip';

/** A text of a request, as sent or with codings undone. */
export interface Layer {
  readonly part: Part;
  readonly text: string;
  /** Outermost first; empty for what stands there as it is. */
  readonly codings: readonly Coding[];
}

/** Codings within codings: a field of a form that is Base64 of gzip of JSON that holds text in Base64. */
const DEEPEST = 8;
const MOST_LAYERS = 400;
/** Characters of all layers of one request together. */
const MOST_CHARACTERS = 8_000_000;
const MOST_INFLATED = 4_000_000;

/**
 * The texts of a request: URL, headers, cookies and body, each as it stands and with URL-encoding, JSON escapes, Base64 and gzip
 * undone, in whatever order they were applied. Bounded, whatever the request holds.
 */
export function layersOf(request: NetworkRequest, inflate: Inflate): readonly Layer[] {
  const layers: Layer[] = [];
  let left = MOST_CHARACTERS;
  const waiting = [...outermost(request, inflate)];
  for (let layer = waiting.shift(); layer !== undefined && layers.length < MOST_LAYERS; layer = waiting.shift()) {
    left -= layer.text.length;
    if (left < 0) break;
    layers.push(layer);
    if (layer.codings.length < DEEPEST) waiting.push(...inside(layer, inflate));
  }
  return layers;
}

const UNTOLD: ReadonlySet<string> = new Set(['host', 'content-length', 'content-type', 'accept-encoding', 'date']);

function* outermost({ url, headers, body, bodyDecoded }: NetworkRequest, inflate: Inflate): Generator<Layer> {
  if (url !== undefined) yield { part: 'url', text: url, codings: [] };
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    if (!UNTOLD.has(key) && !key.startsWith(':')) yield { part: key === 'cookie' ? 'cookie' : 'header', text: value, codings: [] };
  }
  if (body === undefined || body.length === 0) return;
  const coding = headers.find(([name]) => name.toLowerCase() === 'content-encoding')?.[1] ?? '';
  const sent = bodyDecoded === true ? { bytes: body, isDecoded: /gzip|deflate/i.test(coding) } : unpacked(body, coding, inflate);
  yield { part: 'body', ...textOf(sent.bytes, sent.isDecoded ? ['gzip'] : []) };
}

/** A body without its coding; gzip is also known by its first bytes, as apps pack what they send themselves. */
function unpacked(bytes: Uint8Array, coding: string, inflate: Inflate): { readonly bytes: Uint8Array; readonly isDecoded: boolean } {
  const stated = decodeContent(bytes, coding, inflate, MOST_INFLATED);
  return stated.isDecoded ? stated : decodeContent(bytes, isGzip(bytes) ? 'gzip' : isZlib(bytes) ? 'deflate' : '', inflate, MOST_INFLATED);
}

const isGzip = (bytes: Uint8Array) => bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8;
/** @source RFC 1950 §2.2 */
const isZlib = ([method = 0, flags = 0]: Uint8Array) => method === 0x78 && (method * 256 + flags) % 31 === 0;

function textOf(bytes: Uint8Array, codings: readonly Coding[]): Pick<Layer, 'text' | 'codings'> {
  const text = decodeUtf8(bytes);
  return { text, codings: /^\s*[{[]\s*["{[\]}\d]/.test(text) ? [...codings, 'json'] : codings };
}

/** Long enough to hold a value, and as long as Base64 can be. */
const BASE64 = /[A-Za-z0-9+/_-]{8,}={0,2}/g;
const JSON_ESCAPE = /\\(?:u([0-9a-fA-F]{4})|(["\\/bfnrt]))/g;
const ESCAPED: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

function* inside({ part, text, codings }: Layer, inflate: Inflate): Generator<Layer> {
  if (/%[0-9a-f]{2}/i.test(text)) {
    const decoded = percentDecoded(text);
    if (decoded !== text) yield { part, text: decoded, codings: [...codings, 'url'] };
  }
  if (/\\[u"\\/]/.test(text)) {
    const plain = text.replace(JSON_ESCAPE, (_, hex, one) =>
      hex === undefined ? (ESCAPED[one] ?? one) : String.fromCharCode(Number.parseInt(hex, 16)),
    );
    yield { part, text: plain, codings: codings.at(-1) === 'json' ? codings : [...codings, 'json'] };
  }
  for (const run of runsOf(text)) {
    const bytes = decodeBase64(run, MOST_INFLATED);
    const sent = isGzip(bytes) || isZlib(bytes) ? unpacked(bytes, '', inflate) : { bytes, isDecoded: false };
    if (isText(sent.bytes)) yield { part, ...textOf(sent.bytes, sent.isDecoded ? [...codings, 'base64', 'gzip'] : [...codings, 'base64']) };
  }
}

/** What may be Base64; in an address also what stands between two slashes. */
function* runsOf(text: string): Generator<string> {
  for (const [run] of text.matchAll(BASE64)) {
    yield run;
    if (!run.includes('/') || run.length > LONGEST_PATH) continue;
    for (const part of run.split('/')) if (part.length >= SHORTEST_PART && part.length < run.length) yield part;
  }
}

const LONGEST_PATH = 2_000;
const SHORTEST_PART = 8;

/** Percent-encoding of UTF-8; what is no such sequence stays. */
function percentDecoded(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    const bytes = Uint8Array.from(run.slice(1).split('%'), (hex) => Number.parseInt(hex, 16));
    return decodeUtf8(bytes);
  });
}

/** A name or a word in Base64's alphabet decodes to bytes that are no text. */
function isText(bytes: Uint8Array): boolean {
  const looked = Math.min(bytes.length, 512);
  if (looked < 4) return false;
  let odd = 0;
  for (let i = 0; i < looked; i++) {
    const byte = bytes[i] as number;
    if (byte === 0 || (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13) || byte === 0x7f) odd += 4;
    else if (byte >= 0xf8 || byte === 0xc0 || byte === 0xc1) odd += 4;
  }
  if (odd * 20 > looked) return false;
  return !decodeUtf8(bytes.subarray(0, looked > 500 ? looked - 4 : looked)).includes('\ufffd');
}
