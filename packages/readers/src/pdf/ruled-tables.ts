import type { PageItem } from './page-items.ts';
import { pageLines } from './page-lines.ts';
import type { Rule, Rules } from './page-rules.ts';

/** A table that lines are drawn around, with the pieces of text that stand in it. */
export interface RuledTable {
  readonly top: number;
  readonly bottom: number;
  /** From top to bottom; merged cells repeated. */
  readonly rows: readonly (readonly string[])[];
}

export interface SortedPage {
  readonly tables: readonly RuledTable[];
  /** What stands in no table. */
  readonly items: readonly PageItem[];
}

/** Lines that are nearer to each other are one line drawn twice, or the two sides of a thin rectangle. */
const NEAR = 3;
const MOST_LINES = 300;
const MOST_PLACES = 8000;
const MOST_TABLES = 40;

/** Tables of a page by their drawn lines: at least two columns or two rows of closed cells. */
export function ruledTables(items: readonly PageItem[], rules: Rules): SortedPage {
  const tables: RuledTable[] = [];
  let rest = items;
  for (const band of bandsOf(rules.vertical).slice(0, MOST_TABLES)) {
    const grid = gridIn(band, rules);
    if (grid === undefined) continue;
    const inside: PageItem[] = [];
    const outside: PageItem[] = [];
    for (const item of rest) (isInside(item, grid) ? inside : outside).push(item);
    const table = tableOf(grid, inside);
    if (table === undefined) continue;
    tables.push(table);
    rest = outside;
  }
  return { tables, items: rest };
}

interface Band {
  readonly bottom: number;
  readonly top: number;
}

/** Stretches of the page that upright lines cover without a gap. */
function bandsOf(vertical: readonly Rule[]): readonly Band[] {
  const bands: { bottom: number; top: number }[] = [];
  for (const { from, to } of [...vertical].sort((a, b) => a.from - b.from)) {
    const last = bands.at(-1);
    if (last !== undefined && from <= last.top + NEAR) last.top = Math.max(last.top, to);
    else bands.push({ bottom: from, top: to });
  }
  return bands.reverse();
}

interface RuledGrid {
  /** Ascending. */
  readonly xs: readonly number[];
  /** Descending: from top to bottom. */
  readonly ys: readonly number[];
  readonly vertical: readonly Rule[];
  readonly horizontal: readonly Rule[];
}

function gridIn(band: Band, rules: Rules): RuledGrid | undefined {
  const isIn = (at: number) => at >= band.bottom - NEAR && at <= band.top + NEAR;
  const vertical = rules.vertical.filter(({ from, to }) => isIn(from) && isIn(to));
  const horizontal = rules.horizontal.filter(({ at }) => isIn(at));
  const xs = clustered(vertical.map(({ at }) => at));
  // A row that a page break cuts has no line at the break: there its upright lines end.
  const ys = clustered([...horizontal.map(({ at }) => at), band.bottom, band.top]).reverse();
  const cells = (xs.length - 1) * (ys.length - 1);
  const isTable =
    xs.length >= 3 && ys.length >= 2 && cells >= 2 && xs.length <= MOST_LINES && ys.length <= MOST_LINES && cells <= MOST_PLACES;
  return isTable ? { xs, ys, vertical, horizontal } : undefined;
}

function clustered(values: readonly number[]): number[] {
  const clusters: number[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const value of [...values].sort((a, b) => a - b)) {
    if (value - last > NEAR) clusters.push(value);
    last = value;
  }
  return clusters;
}

const isInside = (item: PageItem, { xs, ys }: RuledGrid) => {
  const [x, y] = middleOf(item);
  return x >= xs[0]! - NEAR && x <= xs.at(-1)! + NEAR && y <= ys[0]! + NEAR && y >= ys.at(-1)! - NEAR;
};

const middleOf = ({ x, y, width, size }: PageItem): readonly [x: number, y: number] => [x + Math.min(width, size) / 2, y + size * 0.3];

function tableOf(grid: RuledGrid, items: readonly PageItem[]): RuledTable | undefined {
  const { xs, ys } = grid;
  const columns = xs.length - 1;
  const owners = ownersOf(grid);
  const contents = new Map<number, PageItem[]>();
  for (const item of items) {
    const [x, y] = middleOf(item);
    const column = clamp(
      xs.findLastIndex((line) => line <= x + 1),
      columns,
    );
    const row = clamp(
      ys.findLastIndex((line) => line >= y),
      ys.length - 1,
    );
    const owner = owners[row * columns + column]!;
    const content = contents.get(owner);
    if (content === undefined) contents.set(owner, [item]);
    else content.push(item);
  }
  const texts = new Map([...contents].map(([owner, content]) => [owner, cellText(content)]));
  // A line that is not drawn through parts nothing: what lies between it and the one before belongs to its neighbour as a whole.
  const columnIndices = range(columns).filter(
    (column) => column === 0 || range(ys.length - 1).some((row) => owners[row * columns + column] !== owners[row * columns + column - 1]),
  );
  const rows: string[][] = [];
  for (const row of range(ys.length - 1)) {
    if (row > 0 && range(columns).every((column) => owners[row * columns + column] === owners[(row - 1) * columns + column])) continue;
    const cells = columnIndices.map((column) => texts.get(owners[row * columns + column]!) ?? '');
    if (cells.some((text) => text !== '')) rows.push(cells);
  }
  return rows.length === 0 || texts.size < 2 ? undefined : { top: ys[0]!, bottom: ys.at(-1)!, rows };
}

const range = (count: number) => Array.from({ length: count }, (_, i) => i);

const clamp = (index: number, count: number) => Math.max(0, Math.min(count - 1, index));

/** Lines of a cell are lines that its width broke. */
function cellText(items: readonly PageItem[]): string {
  const lines = pageLines(items).map(({ text }) => text);
  return lines.map((text, i) => (i > 0 && isWordBreak(lines[i - 1]!, text) ? ` ${text}` : text)).join('');
}

const isWordBreak = (before: string, after: string) => /[\w,.;]$/.test(before) && /^\w/.test(after) && !/[/:?&=._-]$/.test(before);

/** For each place the first place of its cell: places with no line between them are one cell. */
function ownersOf({ xs, ys, vertical, horizontal }: RuledGrid): readonly number[] {
  const columns = xs.length - 1;
  const owners: number[] = [];
  for (let row = 0; row < ys.length - 1; row++) {
    const y = (ys[row]! + ys[row + 1]!) / 2;
    for (let column = 0; column < columns; column++) {
      const x = (xs[column]! + xs[column + 1]!) / 2;
      const index = row * columns + column;
      if (column > 0 && !hasRule(vertical, xs[column]!, y)) owners[index] = owners[index - 1]!;
      else if (row > 0 && !hasRule(horizontal, ys[row]!, x)) owners[index] = owners[index - columns]!;
      else owners[index] = index;
    }
  }
  return owners;
}

function hasRule(rules: readonly Rule[], at: number, through: number): boolean {
  return rules.some((rule) => Math.abs(rule.at - at) <= NEAR && rule.from <= through && rule.to >= through);
}
