import { visible } from '../plain/visible.ts';

/** A piece of a page that is safe to write as it stands. Only `html` makes it. */
export class Markup {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

/** What may stand in a page: markup as it is, everything else made visible and escaped. */
export type Part = Markup | string | number | undefined | readonly Part[];

/** Longest text in a page; a longer one is cut and says so. */
const LONGEST = 2_000;

/**
 * A template of HTML. Whatever is put into it is escaped, in text and in quoted attributes alike, and its control and
 * bidirectional characters are made visible: no text of an app can become active content.
 */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(strings.map((string, i) => string + written(parts[i])).join(''));
}

function written(part: Part): string {
  if (part === undefined) return '';
  if (part instanceof Markup) return part.toString();
  return Array.isArray(part) ? part.map(written).join('') : escaped(visible(String(part), LONGEST));
}

const escaped = (text: string) => text.replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);
