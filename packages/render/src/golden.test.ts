import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { optionsIn } from './fixtures/options.fixture.ts';
import { shopApp } from './fixtures/shop-app.fixture.ts';
import { unreadable } from './fixtures/unreadable.fixture.ts';
import { wholeCase, wholeCasePictures } from './fixtures/whole-case.fixture.ts';
import { type Format, render } from './render.ts';
import type { Lang } from './words/lang.ts';

const folder = join(import.meta.dirname, '..', 'golden');

/** Not `.json`: the formatter of the sources would lay it out anew. */
const EXTENSIONS: Readonly<Record<Format, string>> = { text: 'txt', html: 'html', sarif: 'sarif', json: 'json.txt' };

const cases = Object.entries({ 'shop-app': shopApp, unreadable, 'whole-case': wholeCase }).flatMap(([name, report]) =>
  (['zh', 'en'] as const).flatMap((lang: Lang) =>
    (['text', 'html', 'sarif', 'json'] as const)
      .filter((format) => format !== 'json' || lang === 'zh')
      .map((format: Format) => ({ name, report, lang, format })),
  ),
);

test.each(cases)('$name as $format in $lang', ({ name, report, lang, format }) => {
  const file = join(folder, `${name}.${lang}.${EXTENSIONS[format]}`);
  const rendered = render(report, format, { ...optionsIn(lang), pictures: wholeCasePictures });
  if (process.env['UPDATE_GOLDEN'] === '1') {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, rendered);
  }
  expect(rendered).toBe(readFileSync(file, 'utf8'));
});

test('the same report gives the same bytes', () => {
  for (const { report, lang, format } of cases) {
    expect(render(structuredClone(report), format, optionsIn(lang))).toBe(render(report, format, optionsIn(lang)));
  }
});
