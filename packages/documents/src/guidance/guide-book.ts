import { html, type Markup } from '@touchstone/render';
import type { Rule } from '@touchstone/rules';
import { pageStyle } from '../page-style.ts';
import { type Guide, type GuideOptions, guideOf } from './guide.ts';
import { guideWords } from './guide-words.ts';

/** Under whose name the guidance is handed on. Texts of the law stay as they are. */
export interface GuideBrand {
  readonly name: string;
  /** Shown in place of a picture: nothing is loaded from elsewhere. */
  readonly mark?: string;
  /** Where developers ask. */
  readonly contact?: string;
}

/** The guidance on these rules as one page under the name of whoever hands it on. No script, nothing from elsewhere. */
export function guideBook(rules: readonly Rule[], options: GuideOptions, { name, mark, contact }: GuideBrand): string {
  const { lang } = options;
  const words = guideWords[lang];
  const title = `${name} ${words.guide}`;
  const guides = rules.map((rule) => guideOf(rule, options));
  const page = html`<!doctype html>
<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${pageStyle}</style></head>
<body><main>
<header>${
    mark === undefined
      ? html``
      : html`<p class="mark"><strong>${mark}</strong></p>
`
  }<h1>${title}</h1>
${
  contact === undefined
    ? html``
    : html`<p class="soft">${contact}</p>
`
}<p class="soft">${options.ruleSet.version} · ${options.ruleSet.released}</p></header>
<nav aria-label="${words.contents}"><ul>
${guides.map(
  ({ rule, title: of }) => html`<li><a href="#${rule.id}">${of}</a></li>
`,
)}</ul></nav>
${guides.map((guide) => chapter(guide, words))}</main></body></html>
`;
  return String(page);
}

const chapter = ({ rule, title, what, why, how, check }: Guide, words: (typeof guideWords)['zh']): Markup => html`<section id="${rule.id}">
<h2>${title}</h2>
${part(words.what, what)}${part(words.why, why)}${part(words.how, how)}${part(words.check, check)}</section>
`;

const part = (heading: string, lines: readonly string[]): Markup =>
  lines.length === 0
    ? html``
    : html`<h3>${heading}</h3>
<ul>
${lines.map(
  (line) => html`<li>${line}</li>
`,
)}</ul>
`;
