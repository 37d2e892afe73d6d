import type { OutputOf } from '@touchstone/api-client';
import type { searchPublishedRows } from '@touchstone/api-client/routes/notices';
import { html } from '@touchstone/render';
import { frame } from '../frame/frame.ts';
import { type Fields, paging } from '../frame/parts.ts';
import type { Lang, Place } from '../frame/place.ts';
import { factList } from './card.ts';

type Rows = Pick<OutputOf<typeof searchPublishedRows>, 'items' | 'next'>;

/** Rows of notices under a name, where no record is kept of which app or firm it is. @param fields q, developer, after */
export function entriesPage(place: Place, fields: Fields, { items, next }: Rows): string {
  const say = words[place.lang];
  const name = [fields['q'], fields['developer']].filter((one) => one !== undefined).join(' · ');
  const facts = items
    .filter(({ isPlaceholder }) => !isPlaceholder)
    .map((row) => ({ ...row, noticeState: row.noticeState as 'PUBLISHED', correctedBy: null, isDemo: false }));
  return frame(place, {
    title: say.title(name),
    lead: say.lead,
    isPrivate: true,
    body: html`${facts.length === 0 ? html`<p>${say.none}</p>` : html`<h2 class="unseen">${say.facts}</h2>\n${factList(place, facts, false)}`}${paging(place, '/entries', fields, next)}`,
  });
}

const words: Readonly<Record<Lang, { readonly lead: string; readonly none: string; readonly facts: string; title(name: string): string }>> =
  {
    zh: {
      title: (name) => `名称以“${name}”开头的条目`,
      lead: '按通报所印的名称列出；同名的应用可能不是同一款。',
      none: '没有这样的条目。',
      facts: '公布过的事实',
    },
    en: {
      title: (name) => `Entries that begin with “${name}”`,
      lead: 'By the name as it was printed. Apps of one name need not be the same app.',
      none: 'There is no such entry.',
      facts: 'Published facts',
    },
  };
