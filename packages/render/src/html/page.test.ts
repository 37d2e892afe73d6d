import type { Report } from '@touchstone/verdict';
import { expect, test } from 'vitest';
import { optionsIn } from '../fixtures/options.fixture.ts';
import { shopApp } from '../fixtures/shop-app.fixture.ts';
import { unreadable } from '../fixtures/unreadable.fixture.ts';
import { wholeCase, wholeCasePictures } from '../fixtures/whole-case.fixture.ts';
import { render } from '../render.ts';
import { base64 } from './pictures.ts';

const pageOf = (report: Report, lang: 'zh' | 'en' = 'zh') => render(report, 'html', { ...optionsIn(lang), pictures: wholeCasePictures });
const reports = Object.entries({ shopApp, unreadable, wholeCase });
const all = (page: string, pattern: RegExp) => [...page.matchAll(pattern)].map(([whole, first]) => first ?? whole);

test.each(reports)('%s: every link leads to one place of the page, and no place has a name twice', (_name, report) => {
  const page = pageOf(report);
  const ids = all(page, /\sid="([^"]*)"/g);
  expect(new Set(ids).size).toBe(ids.length);
  expect(all(page, /href="#([^"]*)"/g).filter((target) => !ids.includes(target))).toEqual([]);
});

test.each(reports)('%s: pictures and drawings are told in words, tables are named, headings skip no level', (_name, report) => {
  const page = pageOf(report);
  for (const image of all(page, /<img[^>]*>/g)) expect(image).toMatch(/alt="[^"]+"/);
  for (const drawing of all(page, /<svg[^>]*>/g)) expect(drawing).toMatch(/role="img" aria-label="[^"]+"/);
  for (const table of page.split('<table').slice(1)) expect(table).toMatch(/^[^>]*><caption>[\s\S]*?<th scope="col">/);
  const levels = all(page, /<h([1-6])[\s>]/g).map(Number);
  for (const [i, level] of levels.entries()) expect(level).toBeLessThanOrEqual((levels[i - 1] ?? 0) + 1);
});

test.each(['zh', 'en'] as const)('no number of the comparison is without its list (%s)', (lang) => {
  const page = pageOf(wholeCase, lang);
  const table = /<table class="comparison">[\s\S]*?<\/table>/.exec(page)?.[0] ?? '';
  const cells = all(table, /<span class="cell [a-z]+">([\s\S]*?)<\/span>/g);
  expect(cells.length).toBeGreaterThan(20);
  for (const cell of cells) if (/\d/.test(cell.replace(/href="[^"]*"/, ''))) expect(cell).toContain('href="#cell-');
});

test('what was not given does not look like what is not there', () => {
  const without = pageOf(shopAppWithMatrix());
  expect(without).toContain('<span class="cell absent"><bdi>未提供</bdi></span>');
  expect(without).toContain('没有提供隐私政策，未检测。');
  expect(pageOf(wholeCase)).not.toContain('<bdi>未提供</bdi>');
});

/** The comparison of the package alone. */
function shopAppWithMatrix(): Report {
  const { evidence: _files, exhibits: _shown, ...rest } = wholeCase;
  const matrix = wholeCase.matrix.map((row) => ({
    ...row,
    policy: { state: 'not-given' as const, facts: [] },
    run: { state: 'not-given' as const, count: 0, facts: [] },
    sentTo: { hosts: [], facts: [] },
  }));
  const facts = wholeCase.facts.map((fact, i) => (i < shopApp.facts.length ? fact : (shopApp.facts[0] ?? fact)));
  return { ...rest, facts, matrix, findings: shopApp.findings };
}

test('the first and the worst record are named, and the period is drawn', () => {
  const run = /<section id="run"[\s\S]*?<\/section>/.exec(pageOf(wholeCase))?.[0] ?? '';
  expect(run).toContain('run.jsonl:71');
  expect(run).toContain('最重 <code>run.jsonl:88</code>');
  expect(all(run, /class="period"/g)).toHaveLength(12);
  expect(run).toContain('没有执行的步骤');
  expect(run).not.toContain('1 秒内 1 次');
});

test('pictures are those that are pictures, and each stands once', () => {
  const page = pageOf(wholeCase);
  expect(all(page, /<img src="data:image\/png;base64,/g)).toHaveLength(2);
  expect(page).not.toContain('image/jpeg');
  const large = new Map([['ui/01-first-launch-consent.png', new Uint8Array(400_000).fill(1)]]);
  expect(render(wholeCase, 'html', { ...optionsIn('zh'), pictures: large })).not.toContain('<img');
});

test('columns that a third party lacks are marked', () => {
  const [, first = '', second = ''] = /<section id="policy"[\s\S]*?<table class="sharing">[\s\S]*?<tbody>([\s\S]*?)<\/tbody>/
    .exec(pageOf(wholeCase))?.[1]
    ?.split('<tr>') ?? ['', ''];
  expect(all(first, /▲ 缺/g)).toHaveLength(4);
  expect(all(second, /▲ 缺/g)).toHaveLength(0);
});

test('files beside the app are named in short where only one has the name', () => {
  const twice = (wholeCase.evidence ?? []).map((file) => (file.name === 'cases/run.har' ? { ...file, name: 'other/run.jsonl' } : file));
  expect(pageOf(wholeCase)).not.toContain('cases/run.jsonl:71');
  expect(pageOf({ ...wholeCase, evidence: twice })).toContain('cases/run.jsonl:71');
});

test.each([
  [[], ''],
  [[0x66], 'Zg=='],
  [[0x66, 0x6f], 'Zm8='],
  [[0x66, 0x6f, 0x6f], 'Zm9v'],
  [[0xff, 0xfe, 0xfd, 0xfc], '//79/A=='],
])('%j in base64', (bytes, text) => {
  expect(base64(Uint8Array.from(bytes))).toBe(text);
});

test('a finding links to its guidance when there is an address, and to nothing otherwise', () => {
  const guideLink = (rule: string) => (rule === 'nobody' ? undefined : `guide/rules/${rule}.html`);
  const page = render(wholeCase, 'html', { ...optionsIn('zh'), guideLink });
  const shown = all(page, /<li class="is-(?:violation|suspected|undecided)" id="finding-([^"]*)"/g);
  expect(shown.length).toBeGreaterThan(5);
  expect(all(page, /<p class="guide"><a href="guide\/rules\/([^"]*)\.html">合规指引/g)).toEqual(shown);
  expect(pageOf(wholeCase)).not.toContain('class="guide"');
});
