import { html, type Markup, type Part } from '@touchstone/render';
import { addressIn, type Lang, type Place, to } from './place.ts';

interface Page {
  /** Also the heading of the page. */
  readonly title: Part;
  /** Title of the window, where the heading is long or holds markup. */
  readonly short?: string;
  readonly lead?: Part;
  readonly body: Part;
  /** Search engines are asked to leave it. */
  readonly isPrivate?: boolean;
}

/** One page, whole: it needs its one style and runs nothing. */
export function frame(place: Place, { title, short, lead, body, isPrivate = false }: Page): string {
  const say = words[place.lang];
  const isHome = place.path === '';
  return html`<!doctype html>
<html lang="${tag(place.lang)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
${isPrivate ? html`<meta name="robots" content="noindex">\n` : undefined}<title>${short ?? title}${isHome ? undefined : ` · ${say.site}`}</title>
<link rel="stylesheet" href="${place.assets.style}">
<link rel="icon" type="image/svg+xml" href="${place.assets.mark}">
</head>
<body>
<a class="skip" href="#content">${say.skip}</a>
<header class="top">
<div class="bar"><a class="brand" href="${to(place, '')}"${isHome ? html` aria-current="page"` : undefined}><img src="${place.assets.mark}" alt="" width="28" height="28"><span>${say.site}</span></a>${otherLanguage(place)}</div>
<nav aria-label="${say.pages}"><ul>${PAGES.map(
    (path) =>
      html`<li><a href="${to(place, path)}"${isBelow(place.path, path) ? html` aria-current="page"` : undefined}>${say.nav[path]}</a></li>`,
  )}</ul></nav>
</header>
<main id="content" tabindex="-1">
<h1>${title}</h1>
${lead === undefined ? undefined : html`<p class="lead">${lead}</p>\n`}${body}</main>
<footer>
<p>${say.facts}</p>
<p><a href="${to(place, '/about')}">${say.nav['/about']}</a> · <a href="${to(place, '/accessibility')}">${say.accessibility}</a> · <a href="${to(place, '/open-data')}">${say.nav['/open-data']}</a></p>
<p><a href="/check">${say.check}</a> · <a href="/join">${say.join}</a></p>
</footer>
</body>
</html>
`.toString();
}

/** The same page in the other language. */
function otherLanguage({ lang, path }: Place): Markup {
  const other: Lang = lang === 'zh' ? 'en' : 'zh';
  return html`<a class="language" href="${addressIn(other, path)}" lang="${tag(other)}" hreflang="${tag(other)}">${other === 'zh' ? '中文' : 'English'}</a>`;
}

const tag = (lang: Lang): string => (lang === 'zh' ? 'zh-CN' : 'en');

const PAGES = ['/notices', '/statistics', '/open-data', '/calendars', '/complaints', '/about'] as const;
const isBelow = (path: string, page: string): boolean => path === page || path.startsWith(`${page}/`) || path.startsWith(`${page}?`);

type Words = Readonly<Record<'site' | 'skip' | 'pages' | 'facts' | 'accessibility' | 'check' | 'join', string>> & {
  readonly nav: Readonly<Record<(typeof PAGES)[number], string>>;
};

const words: Readonly<Record<Lang, Words>> = {
  zh: {
    site: '试金石 · 公众查询',
    skip: '跳到正文',
    pages: '栏目',
    facts: '本站只列出已经公布的事实。没有查到，只说明没有公布过，不说明没有问题。',
    accessibility: '无障碍说明',
    check: '企业自检：在浏览器中检测，不上传',
    join: '企业加入',
    nav: {
      '/notices': '通报',
      '/statistics': '统计',
      '/open-data': '开放数据',
      '/calendars': '工作日',
      '/complaints': '投诉举报',
      '/about': '怎样检测',
    },
  },
  en: {
    site: 'Touchstone · Public records',
    skip: 'Skip to content',
    pages: 'Pages',
    facts:
      'Only published facts are listed here. Finding nothing means that nothing was published; it does not mean that nothing is wrong.',
    accessibility: 'Accessibility',
    check: 'For firms: check an app in the browser, nothing is uploaded',
    join: 'Firms join',
    nav: {
      '/notices': 'Notices',
      '/statistics': 'Statistics',
      '/open-data': 'Open data',
      '/calendars': 'Working days',
      '/complaints': 'Complain',
      '/about': 'How we test',
    },
  },
};
