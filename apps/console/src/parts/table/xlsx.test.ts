import { inflateRawSync } from 'node:zlib';
import { ports } from '@touchstone/ports-node';
import { readWorkbook } from '@touchstone/readers';
import { expect, test } from 'vitest';
import { xlsxOf } from './xlsx.ts';

const LINES = [
  ['应用', '说明'],
  ['轻盈', '=HYPERLINK("https://evil.test")'],
  ['', '@SUM(A1) & <b>'],
];

test('a workbook is read as it was written, and no cell is a formula', async () => {
  const bytes = await xlsxOf('a/b: [列表]', LINES);
  const [sheet] = readWorkbook(bytes, { ports }).value;
  expect(sheet?.name).toBe('a b   列表 ');
  expect(sheet?.rows).toEqual([
    ['应用', '说明'],
    ['轻盈', `'=HYPERLINK("https://evil.test")`],
    ['', "'@SUM(A1) & <b>"],
  ]);
  expect(partsOf(bytes)).not.toContain('<f>');
  expect(partsOf(bytes)).toContain('<sheetData>');
});

test('what is a number in a column of numbers can be added up; everything else stays a text', async () => {
  const lines = [
    ['应用', '发现'],
    ['12', '12'],
    ['-7', '-7'],
    ['0.5', '12.5%'],
    ['00123456789012345678', '00123456789012345678'],
  ];
  const sheet = partsOf(await xlsxOf('列表', lines, [false, true]));
  expect([...sheet.matchAll(/<c r="(\w+)"(?: s="\d+")?><v>([^<]*)</g)].map(([, cell, value]) => `${cell} ${value}`)).toEqual([
    'B2 12',
    'B3 -7',
  ]);
});

/** The texts of all parts of a ZIP. */
function partsOf(bytes: Uint8Array): string {
  const zip = Buffer.from(bytes);
  let [text, at] = ['', zip.indexOf('PK\x01\x02')];
  while (at !== -1) {
    const local = zip.readUInt32LE(at + 42);
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const part = zip.subarray(from, from + zip.readUInt32LE(at + 20));
    text += zip.readUInt16LE(at + 10) === 0 ? part.toString() : inflateRawSync(part).toString();
    at = zip.indexOf('PK\x01\x02', at + 4);
  }
  return text;
}
