import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf } from './day.ts';
import { judgePage, type SeenPage } from './judge-page.ts';
import { STORE_PAGES, type StorePage } from './store-page.ts';

const saved = (name: string): Buffer => {
  const path = join(import.meta.dirname, 'pages', name);
  return readFileSync(existsSync(`${path}.html`) ? `${path}.html` : `${path}.json`);
};
const seen = (bytes: Uint8Array, more: Partial<SeenPage> = {}): SeenPage => ({
  status: 200,
  location: undefined,
  contentType: 'text/html; charset=utf-8',
  bytes,
  ...more,
});
const asked = { storeAppId: '3012', packageName: 'cn.qingkong.weather' };
const live = (page: StorePage) => saved(`${page.id}-live`);

describe.each(STORE_PAGES)('$nameZh', (page) => {
  test('a page of the app says so, and which version', async () => {
    const judged = await judgePage(seen(live(page)), page, asked);
    expect(judged).toMatchObject({ state: 'live', reason: 'page/shows-the-app' });
    expect(judged.statement).toMatchObject({
      packageName: 'cn.qingkong.weather',
      versionName: '6.1.0',
      developer: '杭州晴空信息技术有限公司',
      filingNumber: '浙ICP备2023007715号-1A',
      policyUrl: 'https://www.qingkong-weather.cn/privacy.html',
      updatedOn: '2026-11-02',
    });
  });

  test.each<[string, Partial<SeenPage>, string, string]>([
    ['off-shelf', {}, 'gone', 'page/off-shelf'],
    ['off-shelf', { status: 404 }, 'gone', 'page/off-shelf'],
    ['captcha', {}, 'undecided', 'page/captcha'],
    ['captcha', { status: 403 }, 'undecided', 'http/403'],
    ['empty', {}, 'undecided', 'page/empty'],
    ['empty', { status: 404 }, 'undecided', 'http/404'],
    ['search', {}, 'undecided', 'page/another-app'],
    ['comment', {}, 'undecided', 'page/not-understood'],
    ['empty', { status: 302, location: 'https://store.example.cn/search?q=x' }, 'undecided', 'page/leads-to-search'],
    ['empty', { status: 302, location: 'https://login.example.cn/sign-in' }, 'undecided', 'page/leads-elsewhere'],
    ['off-shelf', { status: 503 }, 'undecided', 'http/503'],
  ])('%s %j: %s, %s', async (name, more, state, reason) => {
    expect(await judgePage(seen(saved(name), more), page, asked)).toEqual({ state, reason });
  });

  test('a page of another app is none of this one', async () => {
    const judged = await judgePage(seen(live(page)), page, { storeAppId: '3012', packageName: 'cn.another.app' });
    expect([judged.state, judged.statement]).toEqual(['undecided', undefined]);
  });

  test('cut anywhere, a page of the app never says that it is gone', async () => {
    const bytes = live(page);
    for (let length = 0; length < bytes.length; length += 7) {
      expect((await judgePage(seen(bytes.subarray(0, length)), page, asked)).state).not.toBe('gone');
    }
  });
});

test('a page in GB 18030, as old stores send it, is read', async () => {
  const page = STORE_PAGES.find(({ id }) => id === 'baidu')!;
  const bytes = readFileSync(join(import.meta.dirname, 'pages/baidu-live-gb18030.html'));
  const judged = await judgePage(seen(bytes, { contentType: 'text/html' }), page, asked);
  expect(judged.statement).toMatchObject({ name: '晴空天气', developer: '杭州晴空信息技术有限公司' });
});

test('whatever the bytes, a page is judged, and gone only by the words for it', async () => {
  const page = STORE_PAGES[0]!;
  const pieces = fc.constantFrom(
    '<script>',
    '</script>',
    '={',
    '}',
    '"',
    '\\',
    '[',
    ']',
    '<p>',
    '版本：',
    '1.0',
    '该应用',
    '<table><tr><td>',
    '\u0000',
    '{"package":"cn.qingkong.weather"}',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(pieces, { maxLength: 60 }), async (parts) => {
      const { state } = await judgePage(seen(Buffer.from(parts.join(''))), page, asked);
      expect(state).not.toBe('gone');
    }),
    { numRuns: 200 },
  );
});

test('thousands of open brackets and nested elements are read in time', async () => {
  const started = performance.now();
  for (const hostile of [
    `<script>${'={'.repeat(200_000)}</script>`,
    `<script>x=${'['.repeat(200_000)}</script>`,
    '<div>'.repeat(50_000),
    `{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`,
  ]) {
    expect((await judgePage(seen(Buffer.from(hostile)), STORE_PAGES[0]!, asked)).state).toBe('undecided');
  }
  expect(performance.now() - started).toBeLessThan(20_000);
});

test.each([
  ['2026-11-02', '2026-11-02'],
  ['2026年11月2日', '2026-11-02'],
  ['2026/11/02 10:00', '2026-11-02'],
  ['20261102', '2026-11-02'],
  ['1793584800000', '2026-11-02'],
  ['1793584800', '2026-11-02'],
  // Half past midnight in Shanghai is still the day before in UTC.
  ['1793550600000', '2026-11-02'],
  ['2026-02-30', undefined],
  ['3天前', undefined],
  ['', undefined],
])('the day of %j is %s', (text, day) => expect(dayOf(text)).toBe(day));
