import type { Draft, DraftLink, Drafts } from './draft.ts';
import { type Cell, type CellBudget, gridOf, newCellBudget } from './grid.ts';

interface OpenTable {
  readonly at: number;
  readonly rows: OpenCell[][];
  cell: OpenCell | undefined;
}

interface OpenCell {
  columns: number;
  rows: number;
  /** Whether it only goes on with the cell above. */
  isContinued: boolean;
  readonly blocks: Draft[];
}

/** Tables inside tables beyond this depth are read as text of the cell they stand in. */
const MOST_TABLES_DEEP = 6;
/** A cell with so much text and its own headings or tables is a page laid out in a table. */
const LAYOUT_CHARACTERS = 1000;

/**
 * Blocks in the order they are told, with tables collected on the way: what is told while a cell is open is the cell's.
 *
 * A table inside a cell becomes text of the cell. A table that only lays a page out is taken apart, and its cells follow one another.
 */
export class Story {
  readonly links: DraftLink[] = [];
  readonly #blocks: Draft[] = [];
  readonly #tables: OpenTable[] = [];
  readonly #budget: CellBudget = newCellBudget();
  /** Whether more cells came than are kept in rows; their text is kept in paragraphs. */
  isCut = false;

  get drafts(): Drafts {
    return { blocks: this.#blocks, links: this.links };
  }

  get isInTable(): boolean {
    return this.#tables.length > 0;
  }

  get isInCell(): boolean {
    return this.#tables.at(-1)?.cell !== undefined;
  }

  add(draft: Draft): void {
    const open = this.#tables.at(-1);
    if (open?.cell !== undefined) open.cell.blocks.push(draft);
    else (this.#tables.at(-2)?.cell?.blocks ?? this.#blocks).push(draft);
  }

  /** @returns false when tables are nested too deep to be kept apart: the caller must not close this one */
  openTable(at: number): boolean {
    if (this.#tables.length >= MOST_TABLES_DEEP) return false;
    this.#tables.push({ at, rows: [], cell: undefined });
    return true;
  }

  openRow(): void {
    const table = this.#tables.at(-1);
    if (table === undefined) return;
    table.cell = undefined;
    table.rows.push([]);
  }

  openCell(columns: number, rows: number): void {
    const table = this.#tables.at(-1);
    if (table === undefined) return;
    if (table.rows.length === 0) table.rows.push([]);
    table.cell = { columns, rows, isContinued: false, blocks: [] };
    table.rows.at(-1)!.push(table.cell);
  }

  /** For formats that say inside a cell what it covers. */
  spanCell(columns: number): void {
    const cell = this.#tables.at(-1)?.cell;
    if (cell !== undefined) cell.columns = columns;
  }

  /** For formats that write a cell for every row a merged one covers: this cell is part of the one above. */
  continueCell(): void {
    const cell = this.#tables.at(-1)?.cell;
    if (cell !== undefined) cell.isContinued = true;
  }

  closeCell(): void {
    const table = this.#tables.at(-1);
    if (table !== undefined) table.cell = undefined;
  }

  closeTable(): void {
    const table = this.#tables.pop();
    if (table === undefined) return;
    if (isLayout(table)) {
      for (const row of table.rows) for (const cell of row) for (const draft of cell.blocks) this.add(draft);
      return;
    }
    const cells = withoutContinued(table.rows).map((row) => row.map(textCell));
    const { rows, rest } = gridOf(cells, this.#budget);
    if (rows.length > 0) this.add({ kind: 'table', rows, at: table.at });
    if (rest.length > 0) this.isCut = true;
    for (const row of rest) this.#addText(row.filter((text) => text !== '').join(' '), table.at);
  }

  /** Closes what the source left open. */
  end(): Drafts {
    while (this.#tables.length > 0) this.closeTable();
    return this.drafts;
  }

  #addText(text: string, at: number): void {
    if (text !== '') this.add({ kind: 'paragraph', text, at });
  }
}

function isLayout(table: OpenTable): boolean {
  if (table.rows.every((row) => row.length <= 1)) return true;
  return table.rows.some((row) => row.some(isPageInCell));
}

function isPageInCell(cell: OpenCell): boolean {
  if (!cell.blocks.some(({ kind }) => kind === 'heading' || kind === 'table')) return false;
  let characters = 0;
  for (const block of cell.blocks) characters += block.kind === 'table' ? LAYOUT_CHARACTERS / 10 : block.text.length;
  return characters >= LAYOUT_CHARACTERS;
}

/** Continued cells taken out, the cell they go on with one row higher for each. */
function withoutContinued(rows: readonly (readonly OpenCell[])[]): readonly (readonly OpenCell[])[] {
  let above = new Map<number, OpenCell>();
  return rows.map((row) => {
    const here = new Map<number, OpenCell>();
    let column = 0;
    const kept = row.filter((cell) => {
      const owner = cell.isContinued ? above.get(column) : undefined;
      here.set(column, owner ?? cell);
      column += cell.columns;
      if (owner !== undefined) owner.rows += 1;
      return owner === undefined;
    });
    above = here;
    return kept;
  });
}

function textCell({ columns, rows, blocks }: OpenCell): Cell {
  return { columns, rows, text: blocks.map(textOf).join('\n') };
}

function textOf(block: Draft): string {
  return block.kind === 'table'
    ? block.rows.map((row) => [...new Set(row)].filter((text) => text !== '').join(' ')).join('\n')
    : block.text;
}
