import { addDays } from '@touchstone/domain/calendar';
import type { LocalDate } from '@touchstone/kernel/dates';
import { html, type Markup, type Part } from '@touchstone/render';
import { frame } from '../frame/frame.ts';
import { pairs, wide } from '../frame/parts.ts';
import { type Lang, type Place, to } from '../frame/place.ts';
import { dayIn, official } from '../frame/text.ts';

/** A year of official working days, by the newest notice of it. */
export interface OfficialYear {
  readonly year: number;
  readonly publishedOn: string;
  readonly source: string;
  readonly sourceUrl: string;
  /** Sorted. */
  readonly holidays: readonly LocalDate[];
  /** Weekend days that are worked; sorted. */
  readonly makeUpDays: readonly LocalDate[];
}

/** @param shown the year of the page; undefined where no calendar was imported */
export function calendarsPage(place: Place, years: readonly number[], shown: OfficialYear | undefined): string {
  const say = words[place.lang];
  return frame(place, {
    title: shown === undefined ? say.title : say.titleOf(shown.year),
    lead: say.lead,
    body:
      shown === undefined
        ? html`<p>${say.none}</p>`
        : html`<nav aria-label="${say.years}"><ul class="years">${[...years]
            .reverse()
            .map(
              (year) =>
                html`<li><a href="${to(place, `/calendars/${year}`)}"${year === shown.year ? html` aria-current="page"` : undefined}>${year}</a></li>`,
            )}</ul></nav>
${pairs([
  [say.source, official(place, sourceOf(shown))],
  [say.publishedOn, dayIn(place.lang, shown.publishedOn)],
])}${table(place, say.holidays, spansOf(shown.holidays))}${table(place, say.makeUp, spansOf(shown.makeUpDays))}<p class="note">${say.rest}</p>
`,
  });
}

const sourceOf = ({ source, sourceUrl }: OfficialYear): Markup =>
  /^https?:\/\/[\x21-\x7e]+$/.test(sourceUrl)
    ? html`<a href="${sourceUrl}" rel="external nofollow noopener noreferrer">${source}</a>`
    : html`${source}`;

interface Span {
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly days: number;
}

/** Days on end as one span. @param days sorted */
function spansOf(days: readonly LocalDate[]): readonly Span[] {
  const spans: Span[] = [];
  for (const day of days) {
    const last = spans.at(-1);
    if (last !== undefined && addDays(last.until, 1) === day) spans[spans.length - 1] = { ...last, until: day, days: last.days + 1 };
    else spans.push({ from: day, until: day, days: 1 });
  }
  return spans;
}

function table(place: Place, caption: string, spans: readonly Span[]): Part {
  const say = words[place.lang];
  if (spans.length === 0) return html`<p>${caption}${say.noDays}</p>`;
  const written = (day: LocalDate) => html`<time datetime="${day}">${dayIn(place.lang, day)} ${say.weekdays[weekday(day)]}</time>`;
  const isSingle = spans.every(({ days }) => days === 1);
  const heads = isSingle ? [say.day] : say.heads;
  return wide(
    caption,
    html`<table class="days"><caption>${caption}</caption><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${spans.map(
      ({ from, until, days }) =>
        html`<tr><td>${written(from)}</td>${isSingle ? undefined : html`<td>${days === 1 ? '' : written(until)}</td><td class="number">${days}</td>`}</tr>\n`,
    )}</tbody></table>`,
  );
}

const weekday = (day: LocalDate): number => new Date(`${day}T00:00:00Z`).getUTCDay();

type Plain = 'title' | 'lead' | 'none' | 'years' | 'source' | 'publishedOn' | 'holidays' | 'makeUp' | 'noDays' | 'day' | 'rest';

const words: Readonly<
  Record<
    Lang,
    Readonly<Record<Plain, string>> & {
      readonly heads: readonly string[];
      readonly weekdays: readonly string[];
      titleOf(year: number): string;
    }
  >
> = {
  zh: {
    title: '法定工作日',
    lead: '整改、通报等期限中的“工作日”，按国务院办公厅公布的放假安排计算。',
    none: '还没有导入放假安排。',
    years: '年份',
    source: '依据',
    publishedOn: '公布日期',
    holidays: '放假',
    makeUp: '调休上班',
    noDays: '：无',
    day: '日期',
    rest: '其余的日子，周一至周五是工作日，周六、周日休息。尚未公布放假安排的年份，平台不推算期限。',
    heads: ['自', '至', '天数'],
    weekdays: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
    titleOf: (year) => `${year} 年法定工作日`,
  },
  en: {
    title: 'Official working days',
    lead: 'Deadlines in working days are counted by the holidays that the General Office of the State Council publishes.',
    none: 'No calendar has been imported yet.',
    years: 'Years',
    source: 'Source',
    publishedOn: 'Published',
    holidays: 'Days off',
    makeUp: 'Weekend days that are worked',
    noDays: ': none',
    day: 'Day',
    rest: 'On all other days Monday to Friday are worked, Saturday and Sunday are not. For a year whose calendar is not published no deadline is guessed.',
    heads: ['From', 'Until', 'Days'],
    weekdays: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
    titleOf: (year) => `Official working days of ${year}`,
  },
};
