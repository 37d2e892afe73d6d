/** Where a province stands among the others: a tile each, without any outline. Rows and columns from 1. */
export interface ProvinceTile {
  /** First two digits of the division code (GB/T 2260). */
  readonly code: string;
  readonly row: number;
  readonly column: number;
}

const _ = '';
/** North is up. All 34 divisions of the standard, each once. */
const GRID: readonly (readonly string[])[] = [
  [_, _, _, _, _, _, _, '23'],
  [_, _, _, _, _, _, '15', '22'],
  [_, _, _, _, _, '11', '12', '21'],
  ['65', '62', '64', '61', '14', '13', '37'],
  ['54', '63', '51', '50', '41', '34', '32'],
  [_, _, '53', '52', '42', '33', '31'],
  [_, _, _, '45', '43', '36', '35', '71'],
  [_, _, _, _, '44', '81'],
  [_, _, _, '46', '82'],
];

export const PROVINCE_TILES: readonly ProvinceTile[] = GRID.flatMap((codes, row) =>
  codes.flatMap((code, column) => (code === _ ? [] : [{ code, row: row + 1, column: column + 1 }])),
);

export const SHADES = 5;

/** How dark a tile is: 0 for nothing, then in even steps of the largest figure. */
export const shadeOf = (count: number, most: number): number =>
  count <= 0 || most <= 0 ? 0 : Math.max(1, Math.ceil((count / most) * SHADES));

/** The figures between which each shade lies: from 1 to `most`. */
export function shadeBounds(most: number): readonly (readonly [from: number, to: number])[] {
  return Array.from({ length: SHADES }, (_each, i): readonly [number, number] => [
    Math.floor((most * i) / SHADES) + 1,
    Math.floor((most * (i + 1)) / SHADES),
  ]).filter(([from, to]) => from <= to);
}
