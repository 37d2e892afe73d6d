import { Problems } from '@touchstone/kernel/problem';
import { declaredEncoding } from './declared-encoding.ts';
import { guessEncoding } from './guess-encoding.ts';
import { plainCharacters } from './plain-characters.ts';

export interface DecodedText {
  /** Lines end in `\n`; no control, zero-width or private-use characters. */
  readonly text: string;
  /** As the WHATWG names it; of the GB family always `gb18030`. */
  readonly encoding: string;
  readonly problems: readonly Problem[];
}

type Problem = Problems['list'][number];

export interface DecodeOptions {
  /** HTTP header; its `charset` is a hint and no more. */
  readonly contentType?: string | undefined;
}

const UTF8 = { encoding: 'utf-8', skip: 3 };
const MARKS: readonly (readonly [mark: readonly number[], found: { readonly encoding: string; readonly skip: number }])[] = [
  [[0xef, 0xbb, 0xbf], UTF8],
  [[0xff, 0xfe], { encoding: 'utf-16le', skip: 2 }],
  [[0xfe, 0xff], { encoding: 'utf-16be', skip: 2 }],
];

/**
 * Bytes as text, whatever was declared.
 *
 * A byte order mark decides; then what the bytes are: whole UTF-8 is nothing else, and of the others the one that gives the words of
 * a Chinese text. A declaration only breaks a tie: pages that say utf-8 and are GBK are common. Bytes that mean nothing become U+FFFD
 * (`text/stray-bytes`), and what follows them is read.
 */
export function decodeText(bytes: Uint8Array, options: DecodeOptions = {}): DecodedText {
  const problems = new Problems();
  const declared = declaredEncoding(bytes, options.contentType);
  const mark = MARKS.find(([start]) => start.every((byte, i) => bytes[i] === byte))?.[1];
  const encoding = mark?.encoding ?? guessEncoding(bytes, declared);
  if (declared !== undefined && declared !== encoding && !isAscii(bytes)) problems.add('text/declared-encoding-wrong', 0);
  const body = mark === undefined ? bytes : bytes.subarray(mark.skip);
  const raw = new TextDecoder(encoding, { ignoreBOM: true }).decode(body);
  const stray = raw.indexOf('\ufffd');
  // Which byte it was cannot be said for every encoding; half of a last character is not worth a word.
  if (stray >= 0 && stray < raw.length - 1) problems.add('text/stray-bytes', 0);
  return { text: plainCharacters(raw), encoding, problems: problems.list };
}

function isAscii(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte >= 0x80) return false;
  return true;
}
