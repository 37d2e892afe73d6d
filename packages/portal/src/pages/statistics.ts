import type { OutputOf } from '@touchstone/api-client';
import type { listPublicStatistics } from '@touchstone/api-client/routes/public';
import { STAGE_ROWS, STAGES, type Stage } from '@touchstone/domain/statistics';
import { html, type Markup, type Part } from '@touchstone/render';
import { frame } from '../frame/frame.ts';
import { digest, type Fields, paging, pairs, wide } from '../frame/parts.ts';
import type { Lang, Place } from '../frame/place.ts';
import { dayAt, momentAt, official, whole } from '../frame/text.ts';

type List = OutputOf<typeof listPublicStatistics>;
type Snapshot = List['items'][number];

/** Frozen figures that were published, each with the moment it is true of. */
export function statisticsPage(place: Place, fields: Fields, { items, next }: Pick<List, 'items' | 'next'>): string {
  const say = words[place.lang];
  return frame(place, {
    title: say.title,
    lead: say.lead,
    body: html`${items.length === 0 ? html`<p>${say.none}</p>` : items.map((one) => snapshot(place, one))}${paging(place, '/statistics', fields, next)}`,
  });
}

function snapshot(place: Place, { id, name, asOf, publishedAt, result, hash }: Snapshot): Markup {
  const say = words[place.lang];
  return html`<section aria-labelledby="s-${id}"><h2 id="s-${id}">${official(place, whole(name))}</h2>
<p class="as-of"><strong>${say.asOf} ${momentAt(place, asOf)}</strong></p>
${figures(place, figuresOf(result), name)}${pairs([
  [say.publishedAt, dayAt(place, publishedAt)],
  [say.hash, digest(hash)],
])}</section>
`;
}

function figures(place: Place, found: readonly Figure[], name: string): Part {
  const say = words[place.lang];
  if (found.length === 0) return html`<p>${say.noFigures}</p>`;
  const rows = found.map(
    ({ stage, count, subjects }) =>
      html`<tr><th scope="row">${STAGE_ROWS[stage][place.lang]}</th><td class="number count">${grouped(count)}</td><td>${say.units[STAGE_ROWS[stage].unit]}</td><td class="number count">${subjects === undefined ? '' : grouped(subjects)}</td></tr>\n`,
  );
  return wide(
    name,
    html`<table><caption>${say.caption}</caption><thead><tr>${say.heads.map((head, i) => html`<th scope="col"${i % 2 === 1 ? html` class="count"` : undefined}>${head}</th>`)}</tr></thead>
<tbody>${rows}</tbody></table>`,
  );
}

interface Figure {
  readonly stage: Stage;
  readonly count: number;
  readonly subjects: number | undefined;
}

/** Figures of a frozen result, in the order of the stages. A result is kept as it was frozen, in whatever shape it then had. */
function figuresOf(result: unknown): readonly Figure[] {
  const { figures: kept } = (result ?? {}) as { readonly figures?: unknown };
  if (!Array.isArray(kept)) return [];
  const known = new Map(kept.map((one: Partial<Figure> | null) => [one?.stage, one] as const));
  return STAGES.flatMap((stage) => {
    const { count, subjects } = known.get(stage) ?? {};
    return Number.isSafeInteger(count)
      ? [{ stage, count: count as number, subjects: Number.isSafeInteger(subjects) ? subjects : undefined }]
      : [];
  });
}

/** 1,234,567 whatever the machine's language. */
const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

type Plain = 'title' | 'lead' | 'none' | 'noFigures' | 'asOf' | 'publishedAt' | 'hash' | 'caption';

const words: Readonly<
  Record<
    Lang,
    Readonly<Record<Plain, string>> & {
      readonly heads: readonly string[];
      readonly units: Readonly<Record<'test' | 'finding' | 'case', string>>;
    }
  >
> = {
  zh: {
    title: '统计',
    lead: '已公布的统计快照。数字在截至时间冻结，公布以后不再改变；口径不同的快照不能相加。',
    none: '还没有公布过统计快照。',
    noFigures: '这份快照没有可以列表的数字，全文见公开接口。',
    asOf: '截至',
    publishedAt: '公布日期',
    hash: '快照散列值（SHA-256）',
    caption: '各环节的数量',
    heads: ['环节', '数量', '单位', '涉及对象'],
    units: { test: '次检测', finding: '个问题', case: '件' },
  },
  en: {
    title: 'Statistics',
    lead: 'Published snapshots. Figures are frozen at their as-of date and never change after publication; snapshots of different conditions cannot be added up.',
    none: 'No snapshot has been published yet.',
    noFigures: 'This snapshot has no figures for a table; the whole of it is in the public interface.',
    asOf: 'As of',
    publishedAt: 'Published',
    hash: 'Hash of the snapshot (SHA-256)',
    caption: 'How many at each stage',
    heads: ['Stage', 'Count', 'Unit', 'Subjects'],
    units: { test: 'tests', finding: 'findings', case: 'cases' },
  },
};
