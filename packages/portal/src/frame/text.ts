import { clockOf, dayOf } from '@touchstone/domain/calendar';
import { dayText } from '@touchstone/domain/notice';
import type { LocalDate } from '@touchstone/kernel/dates';
import { html, type Markup, type Part } from '@touchstone/render';
import type { Lang, Place } from './place.ts';

/** Markup cuts what is longer than 2,000 units; what was published is never cut. */
const PIECE = 1_000;

/** A long text whole. */
export function whole(text: string): Part {
  if (text.length <= PIECE) return text;
  const characters = [...text];
  return Array.from({ length: Math.ceil(characters.length / PIECE) }, (_, i) => characters.slice(i * PIECE, (i + 1) * PIECE).join(''));
}

/** A text with its line breaks. */
export const lines = (text: string): Part =>
  text.split(/\r\n?|\n/).map((line, i) => (i === 0 ? html`${whole(line)}` : html`<br>${whole(line)}`));

/** What stands in official records, in Chinese whatever the language of the page. */
export const official = ({ lang }: Place, part: Part): Part => (lang === 'zh' ? part : html`<span lang="zh-CN">${part}</span>`);

/** A day as people of the language write it. */
export const dayIn = (lang: Lang, day: string): string => (lang === 'zh' ? dayText(day as LocalDate) : day);

/** The day in Asia/Shanghai of an instant, for people and machines. */
export function dayAt({ lang }: Place, instant: string): Markup {
  return html`<time datetime="${instant}">${dayIn(lang, dayOf(Date.parse(instant)))}</time>`;
}

/** Day, hour and minute in Asia/Shanghai. */
export function momentAt({ lang }: Place, instant: string): Markup {
  const ms = Date.parse(instant);
  const { hour, minute } = clockOf(ms);
  const clock = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  return html`<time datetime="${instant}">${dayIn(lang, dayOf(ms))} ${clock}${lang === 'zh' ? '' : ' (UTC+8)'}</time>`;
}

const UNITS = ['B', 'KB', 'MB', 'GB'] as const;

/** A size for people, to one decimal. */
export function sizeText(bytes: number): string {
  const power = Math.min(UNITS.length - 1, bytes < 1024 ? 0 : Math.floor(Math.log2(bytes) / 10));
  return `${power === 0 ? bytes : (bytes / 1024 ** power).toFixed(1)} ${UNITS[power]}`;
}
