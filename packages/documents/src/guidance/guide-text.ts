import type { Lang } from '@touchstone/render';
import type { Guide } from './guide.ts';
import { guideWords } from './guide-words.ts';

/** The guidance on one rule for a terminal. */
export function guideText({ title, what, why, how, examples, check, related }: Guide, lang: Lang): string {
  const words = guideWords[lang];
  const list = (heading: string, lines: readonly string[], mark: (i: number) => string) =>
    lines.length === 0 ? [] : ['', `■ ${heading}`, ...lines.map((line, i) => `${mark(i)}${line}`)];
  return `${[
    title,
    ...list(words.what, what, () => '  '),
    ...list(words.why, why, () => '  '),
    ...list(words.how, how, (i) => `  ${i + 1}. `),
    ...examples.flatMap((one, i) => [
      ...(i === 0 ? ['', `■ ${words.examples}`] : []),
      `  ▸ ${one.title}`,
      ...one.code.split('\n').map((line) => `      ${line}`.trimEnd()),
    ]),
    ...list(words.check, check, () => '  □ '),
    ...list(
      words.related,
      related.map((rule) => `${rule.clause} ${rule.title[lang]}`),
      () => '  ',
    ),
  ].join('\n')}\n`;
}
