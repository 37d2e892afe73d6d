import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { afterEach, expect, test } from 'vitest';
import { askIn } from '../api/language.ts';
import { bracketed, colon, comma, semicolon } from './punctuation.ts';

afterEach(() => askIn('zh'));

test.each([
  ['zh', ['甲、乙', '甲；乙', '甲：乙', '甲（乙）']],
  ['en', ['甲, 乙', '甲; 乙', '甲: 乙', '甲 (乙)']],
] as const)('parts, introduces and encloses as %s does', (language, texts) => {
  askIn(language);
  expect([`甲${comma()}乙`, `甲${semicolon()}乙`, `甲${colon()}乙`, `甲${bracketed('乙')}`]).toEqual(texts);
});

const SOURCE = join(import.meta.dirname, '..');
/** Characters that only Chinese is written with. */
const CHINESE = /[\u3000-\u303f\u4e00-\u9fff\uff01-\uff5e]/;
/** What says Chinese whatever language the page has, and why. */
const ALWAYS_CHINESE: Readonly<Record<string, string>> = {
  'app/open-frame.tsx': 'a language is called in itself',
  'app/top-bar.tsx': 'a language is called in itself',
  'pages/sign-in/door.tsx': 'a language is called in itself',
  'pages/delisting-plan/delisting-plan-page.tsx': 'begins a document, which is Chinese',
  'pages/order-templates/template-content.ts': 'names articles of Chinese law',
  'pages/notice/printed-cell.ts': 'as the notice prints it',
};

function chineseIn(file: string): readonly string[] {
  const found: string[] = [];
  const text = readFileSync(join(SOURCE, file), 'utf8');
  if (!CHINESE.test(text)) return found;
  const look = (node: ts.Node): void => {
    const isText =
      ts.isStringLiteralLike(node) || ts.isJsxText(node) || ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node);
    if (isText && CHINESE.test(node.text)) found.push(`${file}: ${node.text.trim()}`);
    ts.forEachChild(node, look);
  };
  look(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false, ts.ScriptKind.TSX));
  return found;
}

test('Chinese, and its commas and colons, stands among the words and nowhere else', () => {
  const files = ['app', 'pages', 'parts', 'api', 'engine']
    .flatMap((folder) => readdirSync(join(SOURCE, folder), { recursive: true }).map((name) => `${folder}/${name}`))
    .filter(
      (file) => /\.tsx?$/.test(file) && !/\.(?:test|fixture)\./.test(file) && file !== 'parts/punctuation.ts' && !(file in ALWAYS_CHINESE),
    );
  expect(files.flatMap(chineseIn)).toEqual([]);
});
