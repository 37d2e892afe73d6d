import { neutral, visible } from '../plain/visible.ts';
import { cutTo, padded, widthOf } from './width.ts';
import { together, wrap } from './wrap.ts';

/** Columns of a line of prose. */
export const COLUMNS = 96;

/** Widest column of a table. */
const WIDEST = 56;

/**
 * Lines for a terminal. Every text that comes in is made visible first, so nothing an app says can move the cursor,
 * colour a line or begin a new one.
 */
export class Page {
  readonly #lines: string[] = [];

  heading(text: string, mark = ''): void {
    const shown = visible(text);
    this.#lines.push('', shown, (mark || '─').repeat(Math.min(COLUMNS, widthOf(shown))));
  }

  blank(): void {
    if (this.#lines.at(-1) !== '') this.#lines.push('');
  }

  /** Prose, broken at the margin; later lines are indented by `indent` and `hang` more. */
  prose(text: string, indent = 0, hang = 0): void {
    const [first = '', ...rest] = wrap(visible(text, 2_000), COLUMNS - indent - hang);
    this.#lines.push(' '.repeat(indent) + first, ...rest.map((line) => ' '.repeat(indent + hang) + line));
  }

  /** Parts that stay whole, as many a line as fit; later lines are indented by `hang`. */
  parts(parts: readonly string[], hang = 2): void {
    this.#lines.push(
      ...together(
        parts.map((part) => visible(part)),
        COLUMNS - hang,
      ).map((line, i) => (i === 0 ? '' : ' '.repeat(hang)) + line),
    );
  }

  /** One line that is never broken: a path, a digest. */
  line(text: string, indent = 0): void {
    this.#lines.push(' '.repeat(indent) + visible(text));
  }

  /** `name  text` with the text in a column of its own. */
  field(name: string, text: string, nameColumns: number, indent = 0): void {
    const head = ' '.repeat(indent) + padded(neutral(name), nameColumns);
    const [first = '', ...rest] = wrap(visible(text, 2_000), COLUMNS - indent - nameColumns);
    this.#lines.push((head + first).trimEnd(), ...rest.map((line) => ' '.repeat(indent + nameColumns) + line));
  }

  /** Columns under their names; the last one is not cut. */
  table(names: readonly string[], rows: readonly (readonly string[])[], indent = 0): void {
    const shown = [names, ...rows].map((row) =>
      row.map((cell, i) => (i === row.length - 1 ? visible(cell) : cutTo(visible(cell), WIDEST))),
    );
    const widths = names.map((_, i) => shown.reduce((most, row) => Math.max(most, widthOf(row[i] ?? '')), 0));
    for (const row of shown) {
      this.#lines.push((' '.repeat(indent) + row.map((cell, i) => padded(cell, widths[i] ?? 0)).join('  ')).trimEnd());
    }
  }

  toString(): string {
    return `${this.#lines.join('\n').replace(/^\n+/, '')}\n`;
  }
}
