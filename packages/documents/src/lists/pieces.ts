import type { Lang } from '@touchstone/render';
import type { Cell, Piece } from './data-list.ts';

export const known = (text: string): Piece => ({ state: 'known', text });
export const toCheck = (text: string): Piece => ({ state: 'check', text });
export const blank: Piece = { state: 'blank', text: '' };

/** Different texts, each once, in their order; a blank where there is none. */
export function knownCell(texts: readonly (string | undefined)[]): Cell {
  const said = [...new Set(texts.flatMap((text) => (text === undefined || text.trim() === '' ? [] : [text.trim()])))];
  return said.length === 0 ? [blank] : said.map(known);
}

const MARKS = { zh: { blank: '【待填写】', check: '（请核实）' }, en: { blank: '[to be filled in]', check: ' (please verify)' } } as const;

/** A piece as people read it. What is not certain says so. */
export function pieceText({ state, text }: Piece, lang: Lang): string {
  if (state === 'blank') return text === '' ? MARKS[lang].blank : `${text}${MARKS[lang].blank}`;
  return state === 'check' ? `${text}${MARKS[lang].check}` : text;
}

export const cellText = (cell: Cell, lang: Lang): string => cell.map((piece) => pieceText(piece, lang)).join('\n');
