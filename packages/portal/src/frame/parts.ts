import { html, type Markup, type Part } from '@touchstone/render';
import { type Lang, type Place, pathOf, to } from './place.ts';

/** A table that scrolls by itself where the screen is narrow; by keyboard too. */
export const wide = (label: string, table: Markup): Markup =>
  html`<div class="scroll" role="group" tabindex="0" aria-label="${label}">${table}</div>\n`;

/** Pairs of a name and what it is; pairs that say nothing are left out. */
export const pairs = (rows: readonly (readonly [name: string, value: Part])[]): Markup =>
  html`<dl class="facts">${rows
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>\n`;

/** The way to the next page of a list, and back to its beginning. */
export function paging(place: Place, path: string, fields: Fields, next: string | null, name = 'after'): Part {
  const isFirst = fields[name] === undefined;
  if (isFirst && next === null) return undefined;
  const say = pageWords[place.lang];
  const { [name]: _, ...rest } = fields;
  return html`<nav class="paging" aria-label="${say.label}">${
    isFirst ? undefined : html`<a href="${to(place, pathOf(path, rest))}">${say.first}</a>`
  }${next === null ? undefined : html`<a rel="next" href="${to(place, pathOf(path, { ...rest, [name]: next }))}">${say.next}</a>`}</nav>\n`;
}

export type Fields = Readonly<Record<string, string | number | undefined>>;

const pageWords: Readonly<Record<Lang, Readonly<Record<'label' | 'first' | 'next', string>>>> = {
  zh: { label: '翻页', first: '回到第一页', next: '下一页' },
  en: { label: 'Pages of this list', first: 'Back to the first page', next: 'Next page' },
};

/** Something that must not be overlooked. */
export const callout = (kind: 'warn' | 'plain' | 'good', title: string, body: Part): Markup =>
  html`<div class="callout ${kind}"><p class="callout-title">${title}</p>${body}</div>\n`;

/** A digest in pieces that can be compared by eye. */
export const digest = (hex: string): Markup => html`<code class="digest">${hex}</code>`;
