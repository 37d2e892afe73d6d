import { visible } from '../plain/visible.ts';
import { widthOf } from '../text/width.ts';
import { html, Markup } from './markup.ts';

/** A number as it stands in a drawing: one decimal, no more than a drawing can be wide. */
export const coordinate = (value: number): string =>
  String(Math.round(Math.min(1e6, Math.max(-1e6, Number.isFinite(value) ? value : 0)) * 10) / 10);

export const rect = (x: number, y: number, width: number, height: number, kind: string, title = ''): Markup =>
  html`<rect x="${coordinate(x)}" y="${coordinate(y)}" width="${coordinate(Math.max(0, width))}" height="${coordinate(height)}" class="${kind}">${
    title === '' ? undefined : html`<title>${title}</title>`
  }</rect>`;

export const line = (x1: number, y1: number, x2: number, y2: number, kind: string): Markup =>
  html`<line x1="${coordinate(x1)}" y1="${coordinate(y1)}" x2="${coordinate(x2)}" y2="${coordinate(y2)}" class="${kind}"></line>`;

/** Strokes of one length as one path; those that fall on the same half pixel are one. */
export function strokes(xs: readonly number[], y: number, height: number, kind: string): Markup {
  const places = [...new Set(xs.map((x) => Math.round(x * 2) / 2))];
  return html`<path d="${new Markup(places.map((x) => `M${coordinate(x)} ${coordinate(y)}v${coordinate(height)}`).join(''))}" class="${kind}"></path>`;
}

/** @param anchor where `x` lies: `start`, `middle` or `end` of the text */
export const label = (x: number, y: number, text: string, kind = '', anchor: 'start' | 'middle' | 'end' = 'start'): Markup =>
  html`<text x="${coordinate(x)}" y="${coordinate(y)}" text-anchor="${anchor}" class="${kind}">${text}</text>`;

/** As much of a text as fits, with … for what is gone, its number alone where no more does; a Chinese character is as wide as the letter size. */
export function fitting(text: string, pixels: number, sizePixels: number): string {
  const shown = visible(text, 200);
  const most = Math.floor(pixels / (sizePixels * 0.57));
  if (widthOf(shown) <= most) return shown;
  if (most < 5) {
    const [number = ''] = /^\d+(?= )/.exec(shown) ?? [];
    return widthOf(number) <= most ? number : '';
  }
  let kept = '';
  for (const character of shown) {
    if (widthOf(kept + character) > most - 1) break;
    kept += character;
  }
  return `${kept}…`;
}
