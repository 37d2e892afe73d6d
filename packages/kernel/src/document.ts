/**
 * A text that people read (a policy, a list, a store page), as its readers hand it on whatever file it came from:
 * blocks in reading order, tables as tables. No styling, no active content.
 */
export interface Document {
  /** Name of the input: file name or address. */
  readonly name: string;
  readonly title?: string;
  readonly blocks: readonly Block[];
  /** Links in reading order, with the text that carries them. */
  readonly links: readonly Link[];
  /** Encoding the bytes were read in, as the WHATWG names it: `utf-8`, `gb18030`, `big5`. */
  readonly encoding?: string;
}

export type Block =
  /** `level` 1–6. */
  | { readonly kind: 'heading'; readonly level: number; readonly text: string; readonly line: number }
  | { readonly kind: 'paragraph'; readonly text: string; readonly line: number }
  /** One item of a list; `depth` from 1. */
  | { readonly kind: 'item'; readonly depth: number; readonly text: string; readonly line: number }
  /** Rows of cells, merged cells repeated, so that every row has the table's width; `line` of the first row. */
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[]; readonly line: number };

/**
 * `line` counts from 1: the line of the source for texts, the running number of the block where a format has no lines (PDF, DOCX,
 * HTML in one line). Always the number that a place of this document carries.
 */
export interface Link {
  readonly text: string;
  readonly address: string;
  readonly line: number;
}
