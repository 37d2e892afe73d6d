import { expect, test } from 'vitest';
import { documentText, sheets } from './fixtures/read-back.contract.ts';
import { after, before, hostile, unreadable } from './fixtures/reports.fixture.ts';
import { optionsIn, smallGuidance } from './fixtures/small-law.fixture.ts';
import { guideSite, rectificationDocx, writeLists } from './index.ts';

const FORMATS = ['html', 'docx', 'xlsx'] as const;
/** What may stand in a document: line breaks of our own cells, and nothing else that controls or turns a line. */
const CONTROLS = /(?!\n)[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

const bytesOf = async (name: string) => {
  const file = (await writeLists(hostile, FORMATS, optionsIn('zh'))).find((one) => one.name === name);
  if (file === undefined || typeof file.content === 'string') throw new Error(`no such document: ${name}`);
  return file.content;
};

test.each(['collected-list.xlsx', 'shared-list.xlsx', 'evidence.xlsx'])('no cell of %s can become a formula', async (name) => {
  const cells = [...sheets(await bytesOf(name)).values()].flat(2);
  expect(cells.filter((cell) => cell.includes('HYPERLINK') || cell.includes('cmd') || cell.includes('calc')).length).toBeGreaterThan(0);
  expect(cells.filter((cell) => /^\s*[=+\-@＝|]/u.test(cell))).toEqual([]);
  expect(cells.filter((cell) => CONTROLS.test(cell))).toEqual([]);
});

test('no text of an app becomes markup of a page', async () => {
  const pages = (await writeLists(hostile, ['html'], optionsIn('zh')))
    .filter(({ name }) => name.endsWith('.html'))
    .map(({ content }) => String(content));
  for (const page of pages) {
    expect(page).not.toMatch(/<script|<!--|<a /);
    expect(page).not.toMatch(CONTROLS);
  }
  expect(pages.join('')).toContain('&#60;script&#62;');
});

test('documents hold hostile texts as visible texts', async () => {
  const lists = await Promise.all(['collected-list.docx', 'shared-list.docx'].map(async (name) => documentText(await bytesOf(name))));
  const report = await documentText(await rectificationDocx(hostile, after, optionsIn('zh')));
  for (const text of [...lists, report]) {
    expect(text).not.toMatch(CONTROLS);
    expect(text).toContain('=HYPERLINK("http://x","<script>alert(1)</script>")‹U+202E›‹U+0000›&]]>');
  }
});

test('a version of megabytes is cut and says so', async () => {
  const huge = { ...hostile, app: { ...before.app!, versionName: 'v'.repeat(2_000_000) } };
  for (const { content } of await writeLists(huge, FORMATS, optionsIn('zh'))) expect(content.length).toBeLessThan(200_000);
});

test('pages of the lists hold nothing of the evidence', async () => {
  const files = await writeLists(before, ['html', 'docx'], optionsIn('zh'));
  const published = files.filter(({ name }) => name !== 'evidence.xlsx');
  const texts = await Promise.all(published.map(({ content }) => (typeof content === 'string' ? content : documentText(content))));
  for (const text of texts) expect(text).not.toMatch(/classes\.dex|run\.jsonl|run\.har|policy\.html/);
  expect(published).toHaveLength(4);
});

test('of a file that could not be read there is nothing to list', async () => {
  expect(await writeLists(unreadable, FORMATS, optionsIn('zh'))).toEqual([]);
});

test('a damaged report with indices that lead nowhere is written all the same', async () => {
  const damaged = { ...before, findings: before.findings.map((finding) => ({ ...finding, facts: [99_999, -1] })), facts: [] };
  expect(await documentText(await rectificationDocx(damaged, after, optionsIn('zh')))).toContain('无单项证据');
  expect((await writeLists(damaged, FORMATS, optionsIn('zh'))).length).toBe(7);
});

test('guidance pages escape the code of their examples', () => {
  const options = { ...optionsIn('zh'), guidance: smallGuidance };
  const page = guideSite(options.ruleSet.rules, options).find(({ name }) => name === 'rules/sdk-undisclosed.html');
  expect(page?.content).toContain('read&#60;Id&#62;()');
});
