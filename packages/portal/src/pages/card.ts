import type { OutputOf } from '@touchstone/api-client';
import type { readPublicApp, readPublicOperator } from '@touchstone/api-client/routes/public';
import { html, type Markup, type Part } from '@touchstone/render';
import { frame } from '../frame/frame.ts';
import { annotationList, demoMark, kindIn, stateMark } from '../frame/notice-words.ts';
import { pairs } from '../frame/parts.ts';
import { type Lang, type Place, pathOf, to } from '../frame/place.ts';
import { dayAt, official, whole } from '../frame/text.ts';

/** Everything that was published of an app, with what came of it. */
export const appPage = (place: Place, { names, facts }: OutputOf<typeof readPublicApp>): string =>
  cardPage(place, { names, facts, kind: 'app' });

/** Everything that was published of a firm’s apps, with what came of it. */
export const companyPage = (place: Place, { names, facts }: OutputOf<typeof readPublicOperator>): string =>
  cardPage(place, { names, facts, kind: 'company' });

export type PublishedFact = OutputOf<typeof readPublicApp>['facts'][number];

interface Card {
  readonly names: readonly string[];
  readonly facts: readonly PublishedFact[];
  readonly kind: 'app' | 'company';
}

function cardPage(place: Place, { names, facts, kind }: Card): string {
  const say = cardWords[place.lang];
  const [name = say[kind], ...others] = names;
  const standing = facts.filter(({ noticeState }) => noticeState === 'PUBLISHED');
  const rectified = facts.filter(({ annotations }) => annotations.length > 0);
  return frame(place, {
    title: html`<span lang="zh-CN">${whole(name)}</span>`,
    short: name,
    lead: say.leads[kind],
    body: html`${pairs([
      [say.otherNames, others.length === 0 ? undefined : official(place, others.join('；'))],
      [say.appsNamed, kind === 'company' ? say.count(new Set(facts.map((fact) => fact.name)).size) : undefined],
      [say.named, say.count(facts.length)],
      [say.standing, facts.length === standing.length ? undefined : say.count(standing.length)],
      [say.withWord, say.count(rectified.length)],
    ])}<h2>${say.facts}</h2>
${factList(place, facts, kind === 'app')}<p class="note">${say.limits} <a href="${to(place, '/about')}">${say.more}</a></p>
<p><a href="${to(place, pathOf('/complaints', kind === 'app' ? { subject: name } : {}))}">${say.complain}</a></p>
`,
  });
}

/** Published facts one by one. @param isOneApp the name of the app is not repeated */
export const factList = (place: Place, facts: readonly PublishedFact[], isOneApp: boolean): Markup =>
  html`<ol class="fact-list">${facts.map((fact) => factItem(place, fact, isOneApp))}</ol>\n`;

function factItem(place: Place, fact: PublishedFact, isOneApp: boolean): Markup {
  const say = cardWords[place.lang];
  const row = `/notices/${fact.notice}#row-${fact.attachment}-${fact.ordinal}`;
  const replaced =
    fact.correctedBy === null
      ? undefined
      : html`${say.corrected} <a href="${to(place, `/notices/${fact.correctedBy}`)}">${say.toCorrection}</a>`;
  return html`<li class="fact"><h3>${isOneApp ? dayAt(place, fact.publishedAt) : html`<span lang="zh-CN">${whole(fact.name)}</span>`}${stateMark(place.lang, fact.noticeState)}${demoMark(place.lang, fact.isDemo)}</h3>
${pairs([
  [
    say.notice,
    html`<a href="${to(place, row)}" lang="zh-CN">${whole(fact.noticeTitle)}</a> <span class="soft">${kindIn(place.lang, fact.kind)}</span>`,
  ],
  [say.publishedAt, isOneApp ? undefined : dayAt(place, fact.publishedAt)],
  [
    say.problems,
    fact.problems.length === 0
      ? say.noProblems
      : official(place, html`<ul class="plain">${fact.problems.map((one) => html`<li>${whole(one)}</li>`)}</ul>`),
  ],
  [say.version, fact.version ?? undefined],
  [say.source, fact.source === null ? undefined : official(place, fact.source)],
  [say.developer, fact.developer === null || !isOneApp ? undefined : developer(place, fact.developer)],
  [say.filingNo, fact.filingNo === null ? undefined : official(place, fact.filingNo)],
  [say.territory, fact.territory === null ? undefined : official(place, fact.territory)],
  [say.replaced, replaced],
  [say.after, annotationList(fact.annotations) ?? html`<span class="soft">${say.noWord}</span>`],
])}</li>
`;
}

/** A fact says the name of a firm and not which it is: the search shows what is public of firms of that name. */
const developer = (place: Place, name: string): Part =>
  official(place, html`<a href="${to(place, pathOf('/search', { q: [...name].slice(0, 100).join('') }))}">${whole(name)}</a>`);

type Plain =
  | 'app'
  | 'company'
  | 'otherNames'
  | 'appsNamed'
  | 'named'
  | 'standing'
  | 'withWord'
  | 'facts'
  | 'limits'
  | 'more'
  | 'complain'
  | 'corrected'
  | 'toCorrection'
  | 'notice'
  | 'publishedAt'
  | 'problems'
  | 'noProblems'
  | 'version'
  | 'source'
  | 'developer'
  | 'filingNo'
  | 'territory'
  | 'replaced'
  | 'after'
  | 'noWord';

const cardWords: Readonly<
  Record<Lang, Readonly<Record<Plain, string>> & { readonly leads: Readonly<Record<Card['kind'], string>>; count(n: number): string }>
> = {
  zh: {
    app: '应用',
    company: '开发者',
    otherNames: '公布时用过的其他名称',
    appsNamed: '被点名的应用',
    named: '公布的条目',
    standing: '其中未被更正的',
    withWord: '其中有后续记录的',
    facts: '公布过的事实',
    limits: '这里只有已经公布的事实。通报针对当时检测的版本，不代表其他版本；没有后续记录，不等于没有整改。',
    more: '怎样检测、怎样看结果',
    complain: '投诉举报',
    corrected: '该通报已被更正。',
    toCorrection: '查看更正文件',
    notice: '通报',
    publishedAt: '公布日期',
    problems: '所涉问题',
    noProblems: '名单中未写',
    version: '版本',
    source: '应用来源',
    developer: '开发者',
    filingNo: 'App 备案号',
    territory: '属地',
    replaced: '更正',
    after: '后续情况',
    noWord: '尚无后续记录',
    leads: { app: '这款应用在通报中被点名的每一次，最近的在前。', company: '这家开发者的应用在通报中被点名的每一次，最近的在前。' },
    count: (n) => `${n}`,
  },
  en: {
    app: 'App',
    company: 'Developer',
    otherNames: 'Other names it was published under',
    appsNamed: 'Apps named',
    named: 'Entries published',
    standing: 'Of these not corrected',
    withWord: 'Of these with a later record',
    facts: 'Published facts',
    limits:
      'Only published facts stand here. A notice is about the version that was tested then and not about others; without a later record it may have been put right all the same.',
    more: 'How apps are tested and how to read results',
    complain: 'Complain about an app',
    corrected: 'The notice was corrected.',
    toCorrection: 'Read the correction',
    notice: 'Notice',
    publishedAt: 'Published',
    problems: 'Problems',
    noProblems: 'not stated in the list',
    version: 'Version',
    source: 'Store',
    developer: 'Developer',
    filingNo: 'Filing number',
    territory: 'Home province',
    replaced: 'Correction',
    after: 'What came of it',
    noWord: 'no later record yet',
    leads: {
      app: 'Each time that a notice named this app, the newest first.',
      company: 'Each time that a notice named an app of this developer, the newest first.',
    },
    count: (n) => `${n}`,
  },
};
