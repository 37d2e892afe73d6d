import { expect, test } from 'vitest';
import { expectGolden } from './fixtures/golden.contract.ts';
import { documentText, sheetsText } from './fixtures/read-back.contract.ts';
import { after, before, empty } from './fixtures/reports.fixture.ts';
import { optionsIn, smallGuidance } from './fixtures/small-law.fixture.ts';
import { guideOf, guideSite, guideText, rectificationDocx, type WrittenFile, writeLists } from './index.ts';

/** What a reader of the file sees: pages as they are, documents and workbooks as the project's own readers give them. */
const shown = async ({ name, content }: WrittenFile): Promise<string> => {
  if (typeof content === 'string') return content;
  return name.endsWith('.docx') ? await documentText(content) : sheetsText(content);
};

test.each(['zh', 'en'] as const)('the two lists in %s', async (lang) => {
  const files = await writeLists(before, ['html', 'docx', 'xlsx'], optionsIn(lang));
  expect(files.map(({ name }) => name)).toEqual([
    'collected-list.html',
    'collected-list.docx',
    'collected-list.xlsx',
    'shared-list.html',
    'shared-list.docx',
    'shared-list.xlsx',
    'evidence.xlsx',
  ]);
  for (const file of files) expectGolden(`${file.name}.${lang}.txt`, await shown(file));
});

test.each(['zh', 'en'] as const)('the rectification report in %s', async (lang) => {
  const content = await rectificationDocx(before, after, optionsIn(lang));
  expectGolden(`rectification.docx.${lang}.txt`, await documentText(content));
});

test.each(['zh', 'en'] as const)('guidance in %s', (lang) => {
  const options = { ...optionsIn(lang), guidance: smallGuidance };
  const { rules } = options.ruleSet;
  const files = guideSite(rules, options);
  const wanted = ['index.html', 'rules/sdk-undisclosed.html', 'rules/clean.html', 'topics/after-consent.html'];
  for (const file of files.filter(({ name }) => wanted.includes(name))) {
    expectGolden(`guide-${file.name.replace('/', '-')}.${lang}.txt`, String(file.content));
  }
  expectGolden(`guide.${lang}.txt`, rules.map((rule) => guideText(guideOf(rule, options), lang)).join('\n'));
});

test('an app without anything gives lists that say so', async () => {
  const files = await writeLists(empty, ['html', 'docx', 'xlsx'], optionsIn('zh'));
  const texts = await Promise.all(files.map(shown));
  expect(texts[0]).toContain('检测未见个人信息的收集。');
  expect(texts[4]).toContain('检测未见处理个人信息的第三方。');
});
