import { plainCharacters } from '../encoding/index.ts';

/** A piece of text as a page places it; points, from the lower left corner of the page. */
export interface PageItem {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Of the font, in points. */
  readonly size: number;
  readonly isBold: boolean;
}

/** What pdf.js gives; marks of structure have no `str`. */
export interface RawItem {
  readonly str?: string;
  readonly transform?: readonly number[];
  readonly width?: number;
  readonly fontName?: string;
}

export interface PageItems {
  readonly items: readonly PageItem[];
  /** Characters that came from fonts without meaning. */
  readonly unreadable: number;
}

const MOST_ITEMS = 100_000;
const UNREADABLE = /[\ue000-\uf8ff\ufffd]/g;

/** Pieces that stand upright. Turned text is a water mark. */
export function pageItems(raw: readonly RawItem[], isBold: (fontName: string) => boolean): PageItems {
  const items: PageItem[] = [];
  let unreadable = 0;
  for (const { str, transform, width = 0, fontName = '' } of raw) {
    if (str === undefined || str === '' || transform === undefined || items.length >= MOST_ITEMS) continue;
    const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = transform;
    if (Math.abs(b) > Math.abs(a) * 0.1) continue;
    unreadable += str.match(UNREADABLE)?.length ?? 0;
    const text = plainCharacters(str);
    if (text !== '') items.push({ text, x, y, width, size: Math.hypot(c, d), isBold: isBold(fontName) });
  }
  return { items, unreadable };
}
