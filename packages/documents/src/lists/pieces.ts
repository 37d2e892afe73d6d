import type { Lang } from '@touchstone/render';
import type { Cell, Piece } from './data-list.ts';

export const known = (text: string): Piece => ({ state: 'known', text: oneLine(text) });
export const toCheck = (text: string): Piece => ({ state: 'check', text: oneLine(text) });
export const blank: Piece = { state: 'blank', text: '' };

const oneLine = (text: string) => text.replace(/\s+/gu, ' ').trim();

/** Different texts, each once, in their order; a blank where there is none. */
export function knownCell(texts: readonly (string | undefined)[]): Cell {
  const said = new Map<string, string>();
  for (const text of texts) {
    const shown = text?.trim() ?? '';
    const key = bareWords(shown);
    if (shown !== '' && !said.has(key)) said.set(key, shown);
  }
  return said.size === 0 ? [blank] : [...said.values()].map(known);
}

/** Sentences and tables of one policy say the same with other connecting words: 用于配送商品 and 配送商品. */
const bareWords = (text: string) =>
  text
    .replace(/^(?:当|在)?您?(?:用于|为了|以便)?(?:使用|参加)?/u, '')
    .replace(/(?:的时候|时)$/u, '')
    .replace(/[\s、，。；;,.“”"]|页面/gu, '')
    .toLowerCase();

const MARKS = { zh: { blank: '【待填写】', check: '（请核实）' }, en: { blank: '[to be filled in]', check: ' (please verify)' } } as const;

/** A piece as people read it. What is not certain says so. */
export function pieceText({ state, text }: Piece, lang: Lang): string {
  if (state === 'blank') return text === '' ? MARKS[lang].blank : `${text}${MARKS[lang].blank}`;
  return state === 'check' ? `${text}${MARKS[lang].check}` : text;
}

export const cellText = (cell: Cell, lang: Lang): string => cell.map((piece) => pieceText(piece, lang)).join('\n');
