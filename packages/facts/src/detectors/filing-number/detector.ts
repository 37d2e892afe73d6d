import { decodeUtf8 } from '@touchstone/kernel/bytes';
import type { Detector } from '../../detector.ts';
import { tellingTexts } from '../../telling-texts.ts';
import { textFiles } from '../../text-files.ts';
import { textLimit } from '../../text-limit.ts';

/**
 * 省简称 + ICP备 + 主体号 + 号 + 序号 + A. Numbers of web sites lack the A.
 * @source 工信部《关于开展移动互联网应用程序备案工作的通知》（2023）
 */
const NUMBER =
  /([京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼蜀黔滇陇])\s*ICP\s*备\s*(\d{6,10})\s*号\s*[-－–—]\s*(\d{1,5})\s*A(?![0-9A-Za-z])/g;

/** An app has one; a browser or store may list some. */
const MOST_NUMBERS = 50;

/** App filing numbers in resources, code and bundled pages, each once. */
export const filingNumber: Detector = {
  id: 'filing-number',
  version: 3,
  yields: ['app.filing-number', 'analysis.limit'],

  *detect(app) {
    const seen = new Set<string>();
    for (const { text, at } of candidates(app)) {
      for (const [, province, subject, item] of text.matchAll(NUMBER)) {
        const number = `${province}ICP备${subject}号-${item}A`;
        if (seen.has(number) || seen.size === MOST_NUMBERS) continue;
        seen.add(number);
        yield { kind: 'app.filing-number', attributes: { number }, at: at() };
      }
    }
    yield* textLimit(app, 'filing-number');
  },
};

type Candidate = { readonly text: string; at(): { readonly file: string } };

function* candidates(app: Parameters<Detector['detect']>[0]): Iterable<Candidate> {
  for (const found of tellingTexts(app)) yield { text: found.text, at: () => found.place() };
  for (const { path, bytes } of textFiles(app).files) {
    for (const offset of marks(bytes)) {
      const text = decodeUtf8(bytes.subarray(Math.max(0, offset - BEFORE), offset + AFTER));
      yield { text, at: () => ({ file: path, offset }) };
    }
  }
}

/** Bytes around `ICP` that a number with its spaces can take. */
const BEFORE = 12;
const AFTER = 64;
const MOST_MARKS = 200;
/** Bytes of spaces between `ICP` and 备. */
const LONGEST_SPACE = 12;
const BEI = [0xe5, 0xa4, 0x87] as const;

/** Where `ICP` stands in a file with 备 (UTF-8) close behind. */
function* marks(bytes: Uint8Array): Iterable<number> {
  let count = 0;
  for (let at = bytes.indexOf(0x49); at >= 0 && count < MOST_MARKS; at = bytes.indexOf(0x49, at + 1)) {
    if (bytes[at + 1] !== 0x43 || bytes[at + 2] !== 0x50 || !isBeiNear(bytes, at + 3)) continue;
    count++;
    yield at;
  }
}

function isBeiNear(bytes: Uint8Array, from: number): boolean {
  for (let at = from; at <= from + LONGEST_SPACE; at++) if (BEI.every((byte, i) => bytes[at + i] === byte)) return true;
  return false;
}
