import { utf8Shape } from './utf8-shape.ts';

/** What is decoded to see which encoding gives words, in bytes; taken from the start, the middle and the end. */
const SAMPLE_BYTES = 24 * 1024;
/** So few broken sequences for each whole one are accidents in UTF-8 text. */
const STRAY_SHARE = 0.02;
const CANDIDATES = ['gb18030', 'big5', 'utf-8', 'utf-16le', 'utf-16be'];

/** Characters that make up a third of any Chinese text and more of a policy, simplified and traditional. */
const FREQUENT = new Set(
  '的一是不了在有我您们个和信息用户为可会以及或将与等其他服务权限理使收集处供第三方号码设备据法规定隐私政策我們個戶會與務權處設備據規隱號碼應於來說對這，。、；：“”（）',
);

/**
 * The encoding that makes most sense of the bytes.
 * @param declared decides only between answers of equal sense
 */
export function guessEncoding(bytes: Uint8Array, declared: string | undefined): string {
  const wide = wideByZeros(bytes);
  if (wide !== undefined) return wide;
  const { whole, broken, first } = utf8Shape(bytes);
  if (broken <= whole * STRAY_SHARE) return 'utf-8';
  const samples = samplesOf(bytes, first);
  const candidates = declared === undefined || CANDIDATES.includes(declared) ? CANDIDATES : [...CANDIDATES, declared];
  let best = 'gb18030';
  let most = Number.NEGATIVE_INFINITY;
  for (const encoding of candidates) {
    const score = scoreOf(samples, encoding) + (encoding === declared ? 0.02 : 0);
    if (score > most) [best, most] = [encoding, score];
  }
  return best;
}

const WIDE_LOOK = 4096;

/** UTF-16 without a mark: half of the bytes of every ASCII character are zero, and always the same half. */
function wideByZeros(bytes: Uint8Array): string | undefined {
  const look = Math.min(bytes.length, WIDE_LOOK) & ~1;
  const zeros: [even: number, odd: number] = [0, 0];
  for (let i = 0; i < look; i++) if (bytes[i] === 0) zeros[i & 1 ? 1 : 0]++;
  const [even, odd] = zeros;
  const enough = Math.max(2, look / 2 / 20);
  if (odd > enough && even * 10 < odd) return 'utf-16le';
  if (even > enough && odd * 10 < even) return 'utf-16be';
  return undefined;
}

/** Pieces around text that is not ASCII, each beginning at an even offset. */
function samplesOf(bytes: Uint8Array, first: number): readonly Uint8Array[] {
  const room = Math.max(0, bytes.length - first);
  const starts = room <= SAMPLE_BYTES * 3 ? [first] : [first, first + room / 2, bytes.length - SAMPLE_BYTES];
  const size = starts.length === 1 ? SAMPLE_BYTES * 3 : SAMPLE_BYTES;
  return starts.map((start) => {
    const from = Math.floor(start) & ~1;
    return bytes.subarray(from, from + size);
  });
}

const WRONG_COST = 3;

/** Share of frequent characters among those that are not ASCII, less what cannot be: nothing for a wrong encoding. */
function scoreOf(samples: readonly Uint8Array[], encoding: string): number {
  const decoder = new TextDecoder(encoding);
  let all = 0;
  let frequent = 0;
  let wrong = 0;
  for (const sample of samples) {
    for (const character of decoder.decode(sample)) {
      const point = character.charCodeAt(0);
      if (point < 0x80 && point >= 0x20) continue;
      if (point === 0x0a || point === 0x0d || point === 0x09) continue;
      all += 1;
      if (FREQUENT.has(character)) frequent += 1;
      else if (isImpossible(point)) wrong += 1;
    }
  }
  return all === 0 ? -WRONG_COST : (frequent - wrong * WRONG_COST) / all;
}

/** Nothing a Chinese text is written in: controls, private use, U+FFFD, kana of half width, surrogates of rare planes. */
const isImpossible = (point: number) =>
  point < 0x20 || point === 0xfffd || (point >= 0xe000 && point <= 0xf8ff) || (point >= 0xff61 && point <= 0xff9f);
