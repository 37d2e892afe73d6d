export const DIMENSIONS = [
  'month',
  'province',
  'territory',
  'store',
  'clause',
  'category',
  'operator',
  'sdk',
  'engine',
  'batch',
  'campaign',
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

type Search = Readonly<Record<string, string | undefined>>;

const FIRST_YEAR = 2000;
const LAST_YEAR = 2200;

/** What an address says of figures: by what they are divided, of which days, and as of when. */
export interface Conditions {
  readonly by: Dimension;
  readonly from: string | undefined;
  readonly until: string | undefined;
  readonly asOf: string | undefined;
  /** The year that is looked at as a whole. */
  readonly year: number;
}

/** @param today a day in Asia/Shanghai, for an address that names no year */
export function conditionsOf(search: Search, today: string): Conditions {
  const year = Number(search['year'] ?? today.slice(0, 4));
  return {
    by: DIMENSIONS.find((one) => one === search['by']) ?? 'month',
    from: search['from'],
    until: search['until'],
    asOf: search['asOf'],
    year: Number.isInteger(year) && year >= FIRST_YEAR && year <= LAST_YEAR ? year : Number(today.slice(0, 4)),
  };
}

/** The last instant of a day in Asia/Shanghai: as of that day, what it brought is in. */
export const endOfShanghaiDay = (day: string): string => new Date(`${day}T23:59:59.999+08:00`).toISOString();
