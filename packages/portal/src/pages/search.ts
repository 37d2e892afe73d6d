import { html, type Markup, type Part } from '@touchstone/render';
import { frame } from '../frame/frame.ts';
import { paging } from '../frame/parts.ts';
import { type Lang, type Place, pathOf, to } from '../frame/place.ts';
import { searchForm } from '../frame/search-form.ts';
import { dayAt, official, whole } from '../frame/text.ts';

/** What published rows name: a page of apps and a page of developers. */
export interface Found {
  readonly apps: readonly FoundApp[];
  readonly nextApps: string | null;
  readonly developers: readonly FoundDeveloper[];
  readonly nextDevelopers: string | null;
}

interface FoundApp {
  readonly app: string | null;
  readonly name: string;
  readonly developer: string | null;
  readonly filingNo: string | null;
  readonly rows: number;
  readonly lastAt: string;
}

interface FoundDeveloper {
  readonly operator: string | null;
  readonly name: string;
  readonly rows: number;
  readonly apps: number;
  readonly lastAt: string;
}

interface Asked {
  readonly q: string;
  readonly apps?: string | undefined;
  readonly developers?: string | undefined;
}

/** @param found undefined: nothing was asked yet */
export function searchPage(place: Place, asked: Asked, found: Found | undefined): string {
  const say = words[place.lang];
  return frame(place, {
    title: asked.q === '' ? say.title : say.titleOf(asked.q),
    isPrivate: true,
    body: html`${searchForm(place, asked.q)}${found === undefined ? undefined : results(place, asked, found)}`,
  });
}

function results(place: Place, asked: Asked, found: Found): Part {
  const say = words[place.lang];
  // whoever turns the pages of one list is not shown the beginning of the other again
  const [ofApps, ofDevelopers] = [asked.developers === undefined, asked.apps === undefined];
  if (found.apps.length + found.developers.length === 0)
    return html`<div role="status" class="callout plain"><p class="callout-title">${say.none}</p><p>${say.noneMeans}</p><ul>${say.tips.map((tip) => html`<li>${tip}</li>`)}</ul></div>`;
  return [
    ofApps && found.apps.length > 0
      ? html`<section aria-labelledby="apps"><h2 id="apps">${say.apps}</h2>
<ol class="items">${found.apps.map((one) => appItem(place, one))}</ol>
${paging(place, '/search', { q: asked.q, apps: asked.apps }, found.nextApps, 'apps')}</section>`
      : undefined,
    ofDevelopers && found.developers.length > 0
      ? html`<section aria-labelledby="developers"><h2 id="developers">${say.developers}</h2>
<ol class="items">${found.developers.map((one) => developerItem(place, one))}</ol>
${paging(place, '/search', { q: asked.q, developers: asked.developers }, found.nextDevelopers, 'developers')}</section>`
      : undefined,
  ];
}

function appItem(place: Place, { app, name, developer, filingNo, rows, lastAt }: FoundApp): Markup {
  const say = words[place.lang];
  const path = app === null ? pathOf('/entries', { q: name, developer }) : `/apps/${app}`;
  return html`<li><p class="item"><a href="${to(place, path)}" lang="zh-CN">${whole(name)}</a></p>
<p class="soft">${official(place, developer ?? say.noDeveloper)}${filingNo === null ? undefined : html` · ${official(place, filingNo)}`} · ${say.rows(rows)} · ${say.last} ${dayAt(place, lastAt)}</p></li>
`;
}

function developerItem(place: Place, { operator, name, rows, apps, lastAt }: FoundDeveloper): Markup {
  const say = words[place.lang];
  const path = operator === null ? pathOf('/entries', { developer: name }) : `/companies/${operator}`;
  return html`<li><p class="item"><a href="${to(place, path)}" lang="zh-CN">${whole(name)}</a></p>
<p class="soft">${say.appsOf(apps)} · ${say.rows(rows)} · ${say.last} ${dayAt(place, lastAt)}</p></li>
`;
}

type Words = Readonly<Record<'title' | 'none' | 'noneMeans' | 'apps' | 'developers' | 'noDeveloper' | 'last', string>> & {
  readonly tips: readonly string[];
  titleOf(q: string): string;
  rows(count: number): string;
  appsOf(count: number): string;
};

const words: Readonly<Record<Lang, Words>> = {
  zh: {
    title: '查询',
    none: '没有查到',
    noneMeans: '已公布的通报里没有这个名称。这只说明没有公布过，不说明没有问题。',
    apps: '应用',
    developers: '开发者',
    noDeveloper: '通报未写开发者',
    last: '最近一次',
    tips: ['少输几个字再试，例如只输入名称中的两个字', '试试开发者的名称，或备案号的开头', '应用改过名的，试试旧名称'],
    titleOf: (q) => `“${q}”的查询结果`,
    rows: (count) => `通报 ${count} 条`,
    appsOf: (count) => `${count} 款应用`,
  },
  en: {
    title: 'Search',
    none: 'Nothing was found',
    noneMeans: 'No published notice has this name. That says that nothing was published, not that nothing is wrong.',
    apps: 'Apps',
    developers: 'Developers',
    noDeveloper: 'no developer in the notice',
    last: 'last on',
    tips: [
      'Type less: two characters of the name are enough',
      'Try the developer, or the beginning of the filing number',
      'Try an earlier name of the app',
    ],
    titleOf: (q) => `Results for “${q}”`,
    rows: (count) => (count === 1 ? 'named once' : `named ${count} times`),
    appsOf: (count) => (count === 1 ? '1 app' : `${count} apps`),
  },
};
