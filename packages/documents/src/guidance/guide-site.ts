import { html, type Lang, type Markup } from '@touchstone/render';
import type { GuidanceTopic, Rule } from '@touchstone/rules';
import { pageStyle } from '../page-style.ts';
import type { WrittenFile } from '../written-file.ts';
import { type Guide, type GuideOptions, guideOf } from './guide.ts';
import { type GuideWords, guideWords } from './guide-words.ts';

/** Where the page of a rule lies in the folder that `guideSite` fills: what a report links to. */
export const guidePath = (ruleId: string): string => `rules/${ruleId}.html`;
const topicPath = (topicId: string): string => `topics/${topicId}.html`;

/** Guidance on the rules as static pages: one for each rule and each topic, and an index. No script, nothing from elsewhere. */
export function guideSite(rules: readonly Rule[], options: GuideOptions): readonly WrittenFile[] {
  const { lang, guidance } = options;
  const words = guideWords[lang];
  const guides = rules.map((rule) => guideOf(rule, options));
  const own = new Set(rules.map(({ id }) => id));
  const topics = guidance.topics.filter((topic) => guides.some((guide) => guide.topics.includes(topic)));
  return [
    { name: 'index.html', content: indexPage(guides, topics, options, words) },
    ...guides.map((guide) => ({ name: guidePath(guide.rule.id), content: rulePage(guide, own, lang, words) })),
    ...topics.map((topic) => ({ name: topicPath(topic.id), content: topicPage(topic, guides, lang, words) })),
  ];
}

function indexPage(guides: readonly Guide[], topics: readonly GuidanceTopic[], { lang, ruleSet }: GuideOptions, words: GuideWords): string {
  const documents = [...new Map(guides.map(({ rule }) => [rule.law.id, rule.law])).values()];
  const rows = (lawId: string) =>
    guides
      .filter(({ rule }) => rule.law.id === lawId)
      .map(
        ({
          rule,
        }) => html`<tr><th scope="row" class="number">${rule.clause}</th><td><a href="${guidePath(rule.id)}">${rule.title[lang]}</a></td></tr>
`,
      );
  return page(
    words.index,
    lang,
    html`<h1>${words.index}</h1>
<p>${words.introduction}</p>
<p class="soft">${ruleSet.version} · ${ruleSet.released}</p>
<h2>${words.topics}</h2>
<nav aria-label="${words.topics}"><ul>
${topics.map(
  ({ id, title }) => html`<li><a href="${topicPath(id)}">${title[lang]}</a></li>
`,
)}</ul></nav>
<h2>${words.rules}</h2>
${documents.map(
  (law) => html`<h3>${words.law(lang === 'zh' ? law.document : law.en, law.number)}</h3>
<table><thead><tr><th scope="col">${words.clause}</th><th scope="col">${words.title}</th></tr></thead><tbody>
${rows(law.id)}</tbody></table>
`,
)}`,
  );
}

/** @param own rules that have a page in this folder */
function rulePage(guide: Guide, own: ReadonlySet<string>, lang: Lang, words: GuideWords): string {
  const related = guide.related.map(({ id, clause, title }) => {
    const text = `${clause} ${title[lang]}`;
    return html`<li>${own.has(id) ? html`<a href="${`../${guidePath(id)}`}">${text}</a>` : text}</li>
`;
  });
  return page(
    guide.title,
    lang,
    html`<nav><a href="../index.html">${words.contents}</a></nav>
<h1>${guide.title}</h1>
${paragraphs(words.what, guide.what)}${paragraphs(words.why, guide.why)}${steps(words.how, guide.how)}${examples(guide.examples, words)}${checks(guide.check, words)}${section(
  words.topics,
  guide.topics.map(
    ({ id, title }) => html`<li><a href="${`../${topicPath(id)}`}">${title[lang]}</a></li>
`,
  ),
)}${section(words.related, related)}`,
  );
}

function topicPage(topic: GuidanceTopic, guides: readonly Guide[], lang: Lang, words: GuideWords): string {
  const rules = guides.filter(({ topics }) => topics.includes(topic));
  const shown = topic.examples.map(({ title, language, code }) => ({ title: title[lang], language, code: code[lang] }));
  return page(
    topic.title[lang],
    lang,
    html`<nav><a href="../index.html">${words.contents}</a></nav>
<h1>${topic.title[lang]}</h1>
${paragraphs(words.what, [topic.what[lang]])}${paragraphs(words.why, [topic.why[lang]])}${steps(
  words.how,
  topic.how.map((step) => step[lang]),
)}${examples(shown, words)}${checks(
  topic.check.map((one) => one[lang]),
  words,
)}${section(
  words.rules,
  rules.map(
    ({ rule, title }) => html`<li><a href="${`../${guidePath(rule.id)}`}">${title}</a></li>
`,
  ),
)}`,
  );
}

const paragraphs = (title: string, lines: readonly string[]): Markup => html`<h2>${title}</h2>
${lines.map(
  (line) => html`<p>${line}</p>
`,
)}`;

const steps = (title: string, lines: readonly string[]): Markup => html`<h2>${title}</h2>
<ol>
${lines.map(
  (line) => html`<li>${line}</li>
`,
)}</ol>
`;

const checks = (lines: readonly string[], words: GuideWords): Markup =>
  section(
    words.check,
    lines.map(
      (line) => html`<li>${line}</li>
`,
    ),
  );

function section(title: string, items: readonly Markup[]): Markup {
  return items.length === 0
    ? html``
    : html`<h2>${title}</h2>
<ul>
${items}</ul>
`;
}

function examples(list: Guide['examples'], words: GuideWords): Markup {
  if (list.length === 0) return html``;
  return html`<h2>${words.examples}</h2>
${list.map(
  ({ title, language, code }) => html`<h3>${title} <span class="soft">${language === 'text' ? '' : language}</span></h3>
<pre><code>${code.split('\n').map(
    (line) => html`${line}
`,
  )}</code></pre>
`,
)}`;
}

function page(title: string, lang: Lang, body: Markup): string {
  return html`<!doctype html>
<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${pageStyle}</style>
</head>
<body>
<main>
${body}</main>
</body>
</html>
`.toString();
}
