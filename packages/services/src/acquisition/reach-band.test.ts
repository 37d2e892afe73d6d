import { expect, test } from 'vitest';
import { downloadsOf, reachBandOf } from './reach-band.ts';

test.each([
  ['100万+', 1_000_000, 6],
  ['5亿+', 500_000_000, 8],
  ['1.2 亿次下载', 120_000_000, 8],
  ['5,000+', 5000, 3],
  ['１０万', 100_000, 5],
  ['3千万', 30_000_000, 7],
  ['10M+', 10_000_000, 7],
  ['7', 7, 0],
  ['很多', null, 0],
  [undefined, null, 0],
  ['9'.repeat(400), 999_999_999_999_999, 10],
])('%s', (text, downloads, band) => {
  expect(downloadsOf(text)).toBe(downloads);
  expect(reachBandOf(text)).toBe(band);
});
