import { PROVINCES } from '@touchstone/domain/inventory';
import { rowOf } from '@touchstone/domain/notice';
import { describe, expect, test } from 'vitest';
import {
  aboutPage,
  accessibilityPage,
  addressIn,
  appPage,
  calendarsPage,
  companyPage,
  complaintPage,
  complaintStatePage,
  complaintTakenPage,
  entriesPage,
  failurePage,
  homePage,
  type Lang,
  noticePage,
  noticesPage,
  openDataPage,
  type Place,
  pathOf,
  searchPage,
  statisticsPage,
  style,
} from './index.ts';

/** What breaks out of text, of attributes, of addresses, of the direction of writing. */
const HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(2)>\' onfocus=`a` &lt; javascript:alert(3) \u202e\u0000 \ud800';
const ID = '019cac46-1500-7b4e-b3cc-de993f93528b';
const AT = '2026-03-02T02:00:00.000Z';
const HASH = 'a'.repeat(64);

const at = (lang: Lang, path = `/search?q=${HOSTILE}`): Place => ({
  lang,
  path,
  assets: { style: '/public/s.css', mark: '/public/m.svg' },
});
const annotations = [{ text: HOSTILE, at: AT }];
const head = {
  ...{
    id: ID,
    kind: 'problems' as const,
    state: 'WITHDRAWN' as const,
    title: HOSTILE,
    issuer: HOSTILE,
    year: 2026,
    yearBatch: 1,
    totalBatch: 2,
  },
  ...{ on: '2026-03-02', publishedAt: AT, rows: 1, isDemo: true, origin: 'reported' as const, evidenceGrade: null, reportedRows: 5 },
  ...{ corrects: ID, correctedBy: ID, withdrawnReason: HOSTILE },
};
const fact = {
  ...{
    notice: ID,
    noticeTitle: HOSTILE,
    noticeState: 'CORRECTED' as const,
    correctedBy: ID,
    kind: HOSTILE,
    publishedAt: AT,
    attachment: 1,
    ordinal: 1,
  },
  ...{ name: HOSTILE, developer: HOSTILE, source: HOSTILE, version: HOSTILE, problems: [HOSTILE], filingNo: HOSTILE, territory: HOSTILE },
  ...{ isDemo: true, annotations },
};
const printed = rowOf({ name: HOSTILE });
const file = {
  file: 'published-rows.csv' as const,
  mediaType: 'text/csv',
  rows: 1,
  sizeBytes: 10,
  sha256: HASH,
  path: '/api/v1/public/open-data/published-rows.csv',
};
const cell = (text: string) => ({ text, span: 1 });
const form = { faults: ['subject', 'text', 'package'] as const, isTrapped: true, forgetAfterDays: 180 };
const values = {
  subject: HOSTILE,
  text: `${HOSTILE}\n${HOSTILE}`,
  package: HOSTILE,
  storeName: HOSTILE,
  name: HOSTILE,
  contact: HOSTILE,
  happenedOn: HOSTILE,
};

const pages: Readonly<Record<string, (place: Place) => string>> = {
  home: (place) => homePage(place, { items: [head] }),
  search: (place) =>
    searchPage(
      place,
      { q: HOSTILE },
      {
        apps: [
          { app: null, name: HOSTILE, developer: HOSTILE, filingNo: HOSTILE, rows: 1, lastAt: AT },
          { app: ID, name: HOSTILE, developer: null, filingNo: null, rows: 2, lastAt: AT },
        ],
        nextApps: HOSTILE,
        developers: [{ operator: null, name: HOSTILE, rows: 1, apps: 1, lastAt: AT }],
        nextDevelopers: HOSTILE,
      },
    ),
  'search that finds nothing': (place) =>
    searchPage(place, { q: HOSTILE }, { apps: [], nextApps: null, developers: [], nextDevelopers: null }),
  notices: (place) => noticesPage(place, { kind: HOSTILE, year: HOSTILE, after: HOSTILE }, { items: [head], next: HOSTILE }),
  notice: (place) =>
    noticePage(
      place,
      {
        ...head,
        ...{
          paragraphs: [HOSTILE],
          signature: HOSTILE,
          note: HOSTILE,
          snapshotHash: HASH,
          publicationUrls: [HOSTILE, 'javascript:alert(4)'],
        },
        ...{ lists: [], annotations, files: [{ format: 'csv', attachment: 1, sha256: HASH, sizeBytes: 2048 }] },
      },
      [
        {
          ...{ number: 1, title: HOSTILE, fields: ['ordinal', 'name', 'developer', 'problems'] },
          printed: {
            head: [HOSTILE, HOSTILE, HOSTILE, HOSTILE],
            rows: [[cell('1'), cell(HOSTILE), cell(HOSTILE), cell(`${HOSTILE}\n${HOSTILE}`)]],
          },
          lines: [{ ordinal: 1, name: HOSTILE, developer: HOSTILE, app: null, operator: null, annotations, isPlaceholder: false }],
        },
      ],
    ),
  app: (place) => appPage(place, { app: ID, names: [HOSTILE, HOSTILE], facts: [fact] }),
  company: (place) => companyPage(place, { operator: ID, names: [HOSTILE], facts: [fact] }),
  entries: (place) =>
    entriesPage(
      place,
      { q: HOSTILE, developer: HOSTILE },
      {
        items: [{ ...fact, ...printed, ...fact, issuer: 'ministry', kind: 'problems', category: null, description: null, subject: 'app' }],
        next: HOSTILE,
      },
    ),
  'open data': (place) =>
    openDataPage(place, { schema: 'touchstone-open-data/1', at: AT, files: [file] }, { publicKey: HOSTILE, origin: HOSTILE }),
  statistics: (place) =>
    statisticsPage(
      place,
      {},
      {
        items: [
          {
            ...{ id: ID, name: HOSTILE, query: HOSTILE, asOf: AT, publishedAt: AT, hash: HASH },
            result: { figures: [{ stage: 'tested', count: 1234, subjects: HOSTILE, label: HOSTILE }, { stage: HOSTILE, count: 1 }, null] },
          },
          { ...{ id: ID, name: HOSTILE, query: {}, asOf: AT, publishedAt: AT, hash: HASH }, result: HOSTILE },
        ],
        next: HOSTILE,
      },
    ),
  calendars: (place) =>
    calendarsPage(place, [2026], {
      ...{ year: 2026, publishedOn: '2025-11-04', source: HOSTILE, sourceUrl: `javascript:${HOSTILE}` },
      ...{ holidays: ['2026-01-01', '2026-01-02'] as never, makeUpDays: ['2026-01-04'] as never },
    }),
  complaint: (place) => complaintPage(place, { ...form, values }),
  'complaint taken': (place) => complaintTakenPage(place, { code: HOSTILE, secret: HOSTILE }),
  'complaint state': (place) => complaintStatePage(place, { code: HOSTILE, isUnknown: true }),
  'complaint answered': (place) =>
    complaintStatePage(place, { status: { code: HOSTILE, state: 'ANSWERED', receivedAt: AT, answer: HOSTILE, answeredAt: AT } }),
  about: aboutPage,
  accessibility: accessibilityPage,
  failure: (place) => failurePage(place, { kind: 'too-many', requestId: HOSTILE, retryAfterSeconds: 30 }),
};

describe.each(Object.keys(pages))('%s', (name) => {
  test.each(['zh', 'en'] as const)('whatever stands in its fields, nothing of it is markup: %s', (lang) => {
    const page = pages[name]!(at(lang));
    // elements and attributes as a browser finds them: text can hold neither < nor a quote
    const tags = page.match(/<[^>]*>/g) ?? [];
    expect(tags.filter((tag) => /^<\/?(script|img src=x|iframe|object|embed|base|meta http)/i.test(tag))).toEqual([]);
    for (const tag of tags) {
      const attributes = [...tag.matchAll(/ ([a-z-]+)(?:="([^"]*)")?/g)];
      for (const [, attribute = '', value = ''] of attributes) {
        expect([tag, /^on|^style$|^srcdoc$/.test(attribute)]).toEqual([tag, false]);
        if (/^(href|src|action)$/.test(attribute)) expect([tag, /^(\/|#|https?:)/.test(value)]).toEqual([tag, true]);
      }
    }
    expect(page).not.toContain('\u202e');
    expect(page).not.toContain('\u0000');
    expect(page.isWellFormed()).toBe(true);
    expect(page).not.toMatch(/undefined|\[object|NaN/);
  });

  test('has one heading of the page, no level left out, and says its language', () => {
    for (const lang of ['zh', 'en'] as const) {
      const page = pages[name]!(at(lang, '/x'));
      const levels = [...page.matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
      expect(levels.filter((level) => level === 1)).toEqual([1]);
      for (const [i, level] of levels.entries()) expect([name, level <= (levels[i - 1] ?? 0) + 1]).toEqual([name, true]);
      expect(page).toContain(`<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}">`);
      expect(page).toContain(`<a class="language" href="${addressIn(lang === 'zh' ? 'en' : 'zh', '/x')}"`);
    }
  });

  test('every field has its label, every table its caption and scopes', () => {
    const page = pages[name]!(at('zh'));
    for (const [, id] of page.matchAll(/<(?:input|select|textarea) id="([^"]+)"/g)) expect(page).toContain(`<label for="${id}">`);
    expect(page.match(/<caption>/g)?.length ?? 0).toBe(page.match(/<table/g)?.length ?? 0);
    expect(page).not.toMatch(/<th(?! scope)[ >]/);
  });
});

test('a long text of a notice is whole', () => {
  const text = '长'.repeat(5000);
  const notice = {
    ...head,
    ...{ paragraphs: [text], signature: '', note: '', snapshotHash: null, publicationUrls: [], lists: [], annotations: [], files: [] },
  };
  expect(noticePage(at('zh'), notice, []).replaceAll(/<[^>]*>/g, '')).toContain(text);
});

test('on the English page official words are marked as Chinese', () => {
  const page = appPage(at('en'), { app: ID, names: ['无线昆明'], facts: [{ ...fact, name: '无线昆明', problems: ['违规收集个人信息'] }] });
  expect(page).toContain('<h1><span lang="zh-CN">无线昆明</span></h1>');
  expect(page).toContain('<span lang="zh-CN"><ul class="plain"><li>违规收集个人信息</li>');
});

test('merged cells span their rows, and each row has its place', () => {
  const line = { name: '一', developer: null, app: ID, operator: null, annotations: [], isPlaceholder: false };
  const page = noticePage(
    at('zh'),
    { ...head, paragraphs: [], signature: '', note: '', snapshotHash: null, publicationUrls: [], lists: [], annotations: [], files: [] },
    [
      {
        ...{ number: 2, title: '名单', fields: ['name', 'source'] },
        printed: {
          head: ['应用名称', '应用来源'],
          rows: [
            [{ text: '一', span: 2 }, cell('甲')],
            [{ text: '', span: 0 }, cell('乙')],
          ],
        },
        lines: [
          { ...line, ordinal: 1 },
          { ...line, ordinal: 2 },
        ],
      },
    ],
  );
  expect(page).toContain(
    `<tr id="row-2-1"><th scope="row" lang="zh-CN" rowspan="2"><a href="/public/apps/${ID}">一</a></th><td lang="zh-CN">甲</td></tr>`,
  );
  expect(page).toContain('<tr id="row-2-2"><td lang="zh-CN">乙</td></tr>');
});

test.each([
  [pathOf('/x', {}), '/x'],
  [pathOf('/x', { a: undefined, b: null, c: '' }), '/x'],
  [pathOf('/x', { q: 'a&b=<"', year: 2026 }), '/x?q=a%26b%3D%3C%22&year=2026'],
  [pathOf('/x', { q: '\ud800' }), '/x?q=%EF%BF%BD'],
])('%s', (path, wanted) => expect(path).toBe(wanted));

test('all provinces can be chosen, each in the language of the page', () => {
  for (const lang of ['zh', 'en'] as const) {
    const page = complaintPage(at(lang), { ...form, values: { province: '53' } });
    for (const { code, name, english } of PROVINCES)
      expect(page).toContain(`value="${code}"${code === '53' ? ' selected' : ''}>${lang === 'zh' ? name : english}<`);
  }
});

/** Relative luminance of sRGB. @source WCAG 2.2, relative luminance */
const luminance = (hex: string) => {
  const full = hex.length === 4 ? [...hex.slice(1)].map((digit) => digit + digit) : (hex.slice(1).match(/../g) as string[]);
  const [red = 0, green = 0, blue = 0] = full.map((pair) => {
    const share = Number.parseInt(pair, 16) / 255;
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

test.each([
  ['ink', 'paper'],
  ['ink', 'faint'],
  ['soft', 'paper'],
  ['soft', 'faint'],
  ['accent', 'paper'],
  ['accent', 'faint'],
  ['accent', 'mark-bg'],
  ['accent', 'warn-bg'],
  ['warn', 'warn-bg'],
  ['good', 'good-bg'],
  ['good', 'faint'],
  ['mark', 'mark-bg'],
])('%s on %s can be read', (ink, ground) => {
  const colour = (name: string) => luminance(new RegExp(`--${name}:(#[0-9a-f]{3,6})`).exec(style)?.[1] ?? '');
  const [dark, light] = [colour(ink), colour(ground)].sort((a, b) => a - b) as [number, number];
  expect((light + 0.05) / (dark + 0.05)).toBeGreaterThanOrEqual(4.5);
});
