import type { OutputOf } from '@touchstone/api-client';
import type { listPublishedNotices } from '@touchstone/api-client/routes/notices';
import { authorityName } from '@touchstone/domain/notice';
import { html, type Markup } from '@touchstone/render';
import { frame } from '../frame/frame.ts';
import { batchText, demoMark, kindIn, NOTICE_KINDS, stateMark } from '../frame/notice-words.ts';
import { type Fields, paging } from '../frame/parts.ts';
import { type Lang, type Place, to } from '../frame/place.ts';
import { dayAt, dayIn, official, whole } from '../frame/text.ts';

type List = OutputOf<typeof listPublishedNotices>;

/** Published notices, the newest first. @param fields of the address: kind, year, after */
export function noticesPage(place: Place, fields: Fields, { items, next }: Pick<List, 'items' | 'next'>): string {
  const say = words[place.lang];
  return frame(place, {
    title: say.title,
    lead: say.lead,
    body: html`<form class="filter" method="get" action="${to(place, '/notices')}">
<div><label for="kind">${say.kind}</label><select id="kind" name="kind"><option value="">${say.everything}</option>${NOTICE_KINDS.map(
      (kind) => html`<option value="${kind}"${fields['kind'] === kind ? html` selected` : undefined}>${kindIn(place.lang, kind)}</option>`,
    )}</select></div>
<div><label for="year">${say.year}</label><input id="year" name="year" inputmode="numeric" pattern="[0-9]{4}" maxlength="4" value="${fields['year']}" placeholder="${say.everything}"></div>
<button type="submit">${say.filter}</button>
</form>
${items.length === 0 ? html`<p>${say.none}</p>` : noticeItems(place, items)}${paging(place, '/notices', fields, next)}`,
  });
}

/** Notices as a list: title, authority, day, and what is no longer as it was. */
export const noticeItems = (place: Place, items: List['items']): Markup => html`<ol class="items">${items.map(
  (
    one,
  ) => html`<li><p class="item"><a href="${to(place, `/notices/${one.id}`)}" lang="zh-CN">${whole(one.title)}</a>${stateMark(place.lang, one.state)}${demoMark(place.lang, one.isDemo)}</p>
<p class="soft">${official(place, authorityName(one.issuer))} · ${kindIn(place.lang, one.kind)}${batchText(place.lang, one) === '' ? undefined : html` · ${batchText(place.lang, one)}`} · ${
    one.on !== null
      ? html`<time datetime="${one.on}">${dayIn(place.lang, one.on)}</time>`
      : one.publishedAt === null
        ? undefined
        : dayAt(place, one.publishedAt)
  } · ${words[place.lang].rows(one.rows)}</p></li>
`,
)}</ol>
`;

type Words = Readonly<Record<'title' | 'lead' | 'kind' | 'year' | 'everything' | 'filter' | 'none', string>> & {
  rows(count: number): string;
};

const words: Readonly<Record<Lang, Words>> = {
  zh: {
    title: '通报',
    lead: '已公布的通报，最近的在前。更正过的和撤回的仍然列出，并注明。',
    kind: '类型',
    year: '年份',
    everything: '全部',
    filter: '筛选',
    none: '没有符合条件的通报。',
    rows: (count) => `名单 ${count} 行`,
  },
  en: {
    title: 'Notices',
    lead: 'Published notices, the newest first. Corrected and withdrawn ones stay, marked so. Their text is in Chinese, as it was published.',
    kind: 'Kind',
    year: 'Year',
    everything: 'All',
    filter: 'Filter',
    none: 'No such notice.',
    rows: (count) => (count === 1 ? '1 row' : `${count} rows`),
  },
};
