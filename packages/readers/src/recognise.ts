import { readZip, type Zip } from '@touchstone/formats/zip';
import { sourceOf } from '@touchstone/kernel/bytes';

export type Format = 'html' | 'pdf' | 'docx' | 'text' | 'markdown' | 'json' | 'xlsx' | 'xls';

/** What the bytes are, or why they are no text that can be read: `readers/…`. */
export type Recognised = { readonly format: Format } | { readonly problem: string };

export interface Hints {
  readonly name: string;
  readonly contentType?: string | undefined;
}

interface Signature {
  readonly start: readonly number[];
  readonly answer: Recognised;
}

const bytesOf = (text: string) => Array.from(text, (character) => character.charCodeAt(0));

const IMAGE: Recognised = { problem: 'readers/image' };
const ARCHIVE: Recognised = { problem: 'readers/archive' };
const BINARY: Recognised = { problem: 'readers/binary' };

const SIGNATURES: readonly Signature[] = [
  { start: [0xff, 0xd8, 0xff], answer: IMAGE },
  { start: [0x89, ...bytesOf('PNG')], answer: IMAGE },
  { start: bytesOf('GIF8'), answer: IMAGE },
  { start: bytesOf('RIFF'), answer: IMAGE },
  { start: bytesOf('{\\rtf'), answer: { problem: 'readers/rtf' } },
  { start: [0x1f, 0x8b], answer: ARCHIVE },
  { start: [...bytesOf('7z'), 0xbc, 0xaf], answer: ARCHIVE },
  { start: bytesOf('Rar!'), answer: ARCHIVE },
  { start: bytesOf('dex\n'), answer: BINARY },
  { start: [0x7f, ...bytesOf('ELF')], answer: BINARY },
  { start: [3, 0, 8, 0], answer: BINARY },
];

const ZIP = [0x50, 0x4b];
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** PDF readers look for the mark in so many bytes. */
const PDF_LOOK = 1024;
const TEXT_LOOK = 8192;

/** The format of the bytes: what they are decides, the name and the header only between kinds of text. */
export function recognise(bytes: Uint8Array, hints: Hints): Recognised {
  if (bytes.length === 0) return { problem: 'readers/empty' };
  if (startsWith(bytes, OLE)) return recogniseOle(bytes);
  if (startsWith(bytes, ZIP) && (bytes[2] ?? 0) <= 8) return recogniseZip(readZip(sourceOf(bytes)).value);
  const signature = SIGNATURES.find(({ start }) => startsWith(bytes, start));
  if (signature !== undefined) return signature.answer;
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, TEXT_LOOK));
  if (head.slice(0, PDF_LOOK).includes('%PDF-')) return { format: 'pdf' };
  const isInWideUnits = isWide(bytes);
  const text = isInWideUnits ? head.replaceAll('\0', '') : head;
  if (!isInWideUnits && isBinary(text)) return BINARY;
  return recogniseText(text, bytes.length > TEXT_LOOK, hints);
}

const startsWith = (bytes: Uint8Array, start: readonly number[]) => start.every((byte, i) => bytes[i] === byte);

const PARTS: readonly (readonly [part: string, answer: Recognised])[] = [
  ['word/document.xml', { format: 'docx' }],
  ['xl/workbook.xml', { format: 'xlsx' }],
  ['AndroidManifest.xml', { problem: 'readers/app' }],
  ['ppt/presentation.xml', { problem: 'readers/slides' }],
  ['content.xml', { problem: 'readers/open-document' }],
];

function recogniseZip(zip: Zip): Recognised {
  return (
    PARTS.find(([part]) => zip.find(part) !== undefined)?.[1] ??
    (zip.entries.some(({ name }) => /^word\/document\d*\.xml$/.test(name)) ? { format: 'docx' } : ARCHIVE)
  );
}

/** Names of streams, in UTF-16, in the order in which they decide. */
const STREAMS: readonly (readonly [stream: string, answer: Recognised])[] = [
  ['EncryptedPackage', { problem: 'readers/encrypted' }],
  ['WordDocument', { problem: 'readers/old-word' }],
  ['Workbook', { format: 'xls' }],
  ['Book', { format: 'xls' }],
];

function recogniseOle(bytes: Uint8Array): Recognised {
  const text = new TextDecoder('latin1').decode(bytes);
  for (const [stream, answer] of STREAMS) if (text.includes(Array.from(stream, (character) => `${character}\0`).join(''))) return answer;
  return BINARY;
}

/** UTF-16 has a mark or a zero in every other byte. */
function isWide(bytes: Uint8Array): boolean {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return true;
  const zeros = [0, 0];
  const look = Math.min(bytes.length, 1024);
  for (let i = 0; i < look; i++) if (bytes[i] === 0) zeros[i & 1]! += 1;
  const [even, odd] = [zeros[0]!, zeros[1]!];
  return Math.max(even, odd) > look / 16 && Math.min(even, odd) * 10 < Math.max(even, odd);
}

/** Text holds a stray control now and then, not one in twenty. */
function isBinary(text: string): boolean {
  let controls = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 9 || (unit > 13 && unit < 32 && unit !== 27)) controls += 1;
  }
  return controls * 20 > text.length;
}

const PAGE = /<(?:!doctype\s+html|html|head|body|meta|title)\b/i;
const ANY_TAG =
  /<(?:p|div|span|br|h[1-6]|table|ul|ol|li|section|article|a|b|strong|script|style|center|font|tr|td|th|form|label|em|i|u|img)(?:\s[^>]*)?\/?>/i;
const MHTML = /^(?:from:|mime-version:|content-type:\s*multipart\/related)[\s\S]{0,2000}multipart\/related/i;
const NAMED_PAGE = /\.(?:x?html?|shtml|jsp|php|aspx?|do)$/i;
const NAMED_MARKDOWN = /\.(?:md|markdown|mdown)$/i;
const MARKDOWN_SIGNS = /^#{1,6} \S|^\|?\s*:?-{3,}:?\s*\|/gm;

function recogniseText(head: string, isMore: boolean, { name, contentType = '' }: Hints): Recognised {
  const text = head.replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '').trimStart();
  if (MHTML.test(text)) return { problem: 'readers/mhtml' };
  const path = name.replace(/[?#].*$/s, '');
  if (/^(?:\{|\[\s*[{"[])/.test(text) && !NAMED_MARKDOWN.test(path)) return { format: 'json' };
  if (PAGE.test(text)) return { format: NAMED_MARKDOWN.test(path) && !/^<(?:!doctype|html)/i.test(text) ? 'markdown' : 'html' };
  if (NAMED_MARKDOWN.test(path) || /^text\/(?:x-)?markdown\b/i.test(contentType)) return { format: 'markdown' };
  const isCalledPage = NAMED_PAGE.test(path) || /\bhtml\b/i.test(contentType);
  if (ANY_TAG.test(text) || (isCalledPage && (isMore || text.includes('<')))) return { format: 'html' };
  return { format: (text.match(MARKDOWN_SIGNS)?.length ?? 0) >= 2 ? 'markdown' : 'text' };
}
