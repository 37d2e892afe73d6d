import { decodeUtf8 } from '@touchstone/kernel/bytes';
import type { TraceFormat } from '../trace.ts';
import { TextStream } from './text-stream.ts';

/** What a log is by its beginning. Workbooks and captures are for other readers; what is no log at all is named. */
export type Recognised =
  | { readonly kind: 'text'; readonly format: Extract<TraceFormat, 'touchstone' | 'frida' | 'appops' | 'har'> }
  | { readonly kind: 'workbook'; readonly container: 'zip' | 'ole' }
  | { readonly kind: 'capture' }
  | { readonly kind: 'unknown'; readonly looksLike: 'empty' | 'app' | 'web-page' | 'pdf' | 'picture' | 'compressed' | 'binary' | 'text' };

/** @param start the first bytes, 4 KiB are enough */
export function recogniseTrace(start: Uint8Array): Recognised {
  for (const [magic, found] of MAGICS) if (magic.every((byte, i) => start[i] === byte)) return found(start);
  const stream = new TextStream();
  const text = stream.push(start.subarray(0, LOOKED_AT)) + stream.end();
  return recogniseText(text);
}

export function recogniseText(text: string): Recognised {
  const start = text
    .slice(0, LOOKED_AT)
    .replace(/^\ufeff/, '')
    .trimStart();
  if (start === '') return { kind: 'unknown', looksLike: 'empty' };
  const format = SHAPES.find(([, shape]) => shape.test(start))?.[0];
  if (format !== undefined) return { kind: 'text', format };
  if (/^<(!doctype|html|\?xml|head|body)/i.test(start)) return { kind: 'unknown', looksLike: 'web-page' };
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what no text has
  return { kind: 'unknown', looksLike: /[\u0000-\u0008\u000e-\u001a]/.test(start) ? 'binary' : 'text' };
}

export const LOOKED_AT = 4096;

type TextFormatName = Extract<Recognised, { kind: 'text' }>['format'];

/** Tried one after the other; the last takes logs of many scripts. */
const SHAPES: readonly (readonly [TextFormatName, RegExp])[] = [
  ['har', /^\{\s*"log"\s*:\s*\{/],
  ['touchstone', /^\{[^\n]*"(?:touchstone-trace"|kind"\s*:\s*"(?:call|request|phase|consent|state|dialog|ui|process|picture)")/],
  [
    'appops',
    /Current AppOps Service state|AppOps Uid Op State|^\s*Uid \S+:\s*$|^\s*(?:Uid mode: )?[A-Z][A-Z0-9_]+: (?:mode=)?(?:allow|ignore|deny|default|foreground)\b/m,
  ],
  [
    'frida',
    /^\{[^\n]*(?:\},?\s*$|[^\n]{500})|^message: \{|^\[(?:[*+!?-]|[\d:. -]+|[^\]\n]*::[^\]\n]*)\]|Frida|\(agent\)|APP行为|^\s*at [\w$.]+\(|[a-z_]\w*\.[a-z_][\w.]*\.[A-Z][\w$]*(?:\.|#|->|::)[a-z]\w*\s*\(/m,
  ],
];

const PCAP = [
  [0xd4, 0xc3, 0xb2, 0xa1],
  [0xa1, 0xb2, 0xc3, 0xd4],
  [0x4d, 0x3c, 0xb2, 0xa1],
  [0xa1, 0xb2, 0x3c, 0x4d],
  [0x0a, 0x0d, 0x0d, 0x0a],
];

const MAGICS: readonly (readonly [readonly number[], (start: Uint8Array) => Recognised])[] = [
  ...PCAP.map((magic) => [magic, (): Recognised => ({ kind: 'capture' })] as const),
  [[0x50, 0x4b, 0x03, 0x04], zipOf],
  [[0xd0, 0xcf, 0x11, 0xe0], () => ({ kind: 'workbook', container: 'ole' })],
  [[0x25, 0x50, 0x44, 0x46], () => ({ kind: 'unknown', looksLike: 'pdf' })],
  [[0x89, 0x50, 0x4e, 0x47], () => ({ kind: 'unknown', looksLike: 'picture' })],
  [[0xff, 0xd8, 0xff], () => ({ kind: 'unknown', looksLike: 'picture' })],
  [[0x1f, 0x8b], () => ({ kind: 'unknown', looksLike: 'compressed' })],
];

/** An APK is a ZIP too. */
function zipOf(start: Uint8Array): Recognised {
  const names = decodeUtf8(start.subarray(0, LOOKED_AT));
  if (/AndroidManifest\.xml|classes\.dex|META-INF\//.test(names)) return { kind: 'unknown', looksLike: 'app' };
  return { kind: 'workbook', container: 'zip' };
}
