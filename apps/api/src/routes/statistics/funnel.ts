import type { StageFilter } from '@touchstone/db/repositories/stage-sql';
import { countStage, countStageBy, namesOfValues } from '@touchstone/db/repositories/statistics-lists';
import { formatScope } from '@touchstone/domain/access';
import { DIMENSIONS, type Dimension, isCountedBy, type Slice, STAGE_ROWS, type Stage, stagesFor, WAY } from '@touchstone/domain/statistics';
import { isAuthority } from '../../access/told-actor.ts';
import type { Session, Transaction } from '../../platform.ts';
import { Refusal } from '../../problem/refusal.ts';

export type FunnelQuery = { readonly [D in Dimension]?: string } & {
  readonly from?: string;
  readonly until?: string;
  readonly asOf?: string;
  readonly by?: Dimension;
  readonly top?: Stage;
  readonly most?: number;
};

/** Values of a dimension that are given; a country has 31 provinces, a year 12 months, and a list of more is the list behind the figure. */
const MOST_SLICES = 500;

/** @throws Refusal `outside-scope` when who is not an authority counts by what only authorities are told */
export function filterOf(query: FunnelQuery, { scope }: Pick<Session, 'scope'>, now: Date): StageFilter {
  if (!isAuthority(scope) && (query.by === 'campaign' || query.campaign !== undefined)) throw new Refusal('outside-scope');
  return {
    from: query.from,
    until: query.until,
    asOf: query.asOf === undefined ? now : new Date(query.asOf),
    slices: DIMENSIONS.flatMap((dimension): Slice[] => {
      const value = query[dimension];
      return value === undefined ? [] : [{ dimension, value }];
    }),
  };
}

/** @throws Refusal `invalid-input` where a stage cannot be narrowed by what was asked for */
export function refuseUncounted(stage: Stage, slices: readonly Slice[]): void {
  const odd = slices.find(({ dimension }) => !isCountedBy(stage, dimension));
  if (odd === undefined) return;
  throw new Refusal('invalid-input', {
    errors: [
      {
        pointer: `/query/${odd.dimension}`,
        message: [`“${STAGE_ROWS[stage].zh}”不能按此条件统计，请去掉该条件`, `${stage} is not counted by it: leave it out`],
      },
    ],
  });
}

/** The funnel as this session reads it: figures, and those of each value of a dimension. */
export async function funnelOf(tx: Transaction, session: Session, query: FunnelQuery, now: Date) {
  const filter = filterOf(query, session, now);
  const { by } = query;
  const stages = stagesFor(filter.slices, by);
  const largest = await largestOf(tx, session, query, filter);
  const listed = (stage: Stage, slice?: Slice) => ({
    list: listAddress(stage, filter, slice),
    subjectList: listAddress(stage, filter, slice, 'subject'),
  });
  const figures = [];
  const slices = new Map<string, ReturnType<typeof figureOf>[]>();
  for (const stage of stages) {
    figures.push(figureOf(stage, await countStage(tx, session, stage, filter), listed(stage)));
    if (by === undefined) continue;
    for (const { value, ...count } of await countStageBy(tx, session, stage, filter, by, MOST_SLICES + 1, { only: largest?.values })) {
      const figure = figureOf(stage, count, listed(stage, { dimension: by, value }));
      slices.set(value, [...(slices.get(value) ?? []), figure]);
    }
  }
  const values = largest?.values ?? [...slices.keys()].sort();
  const shown = values.slice(0, MOST_SLICES);
  const names = by === undefined ? new Map<string, string>() : await namesOfValues(tx, by, shown);
  return {
    asOf: filter.asOf.toISOString(),
    scope: formatScope(session.scope),
    figures,
    leftOut: WAY.filter((stage) => !stages.includes(stage)),
    by: by ?? null,
    slices: shown.map((value) => ({ value, name: names.get(value) ?? null, figures: slices.get(value) ?? [] })),
    isCut: largest?.isCut ?? values.length > MOST_SLICES,
  };
}

/** The values that have most of a stage, the largest first. @throws Refusal `invalid-input` when that stage cannot be divided so */
async function largestOf(
  tx: Transaction,
  session: Session,
  { by, top, most = MOST_SLICES }: FunnelQuery,
  filter: StageFilter,
): Promise<{ readonly values: readonly string[]; readonly isCut: boolean } | undefined> {
  if (top === undefined) return undefined;
  if (by === undefined || !stagesFor(filter.slices, by).includes(top))
    throw new Refusal('invalid-input', {
      errors: [
        { pointer: '/query/top', message: [`“${STAGE_ROWS[top].zh}”不能按所选维度排列`, `${top} is not counted by ${by ?? 'nothing'}`] },
      ],
    });
  const found = await countStageBy(tx, session, top, filter, by, most + 1, { isLargestFirst: true });
  return { values: found.slice(0, most).map(({ value }) => value), isCut: found.length > most };
}

const figureOf = (stage: Stage, { count, subjects }: { readonly count: number; readonly subjects: number }, lists: Lists) => {
  const { zh, en, unit } = STAGE_ROWS[stage];
  return { stage, label: { zh, en }, unit, count, subjects, ...lists };
};

/** Where the rows behind a figure are, and where each of their subjects is once. */
interface Lists {
  readonly list: string;
  readonly subjectList: string;
}

/** Where the rows behind a figure are: the same conditions, the same instant. */
export function listAddress(stage: Stage, filter: StageFilter, slice?: Slice, each?: 'subject'): string {
  const slices = [...filter.slices, ...(slice === undefined ? [] : [slice])];
  const query = { stage, ...conditionsOf({ ...filter, slices }), ...(each === undefined ? {} : { each }) };
  return `/api/v1/statistics/rows?${new URLSearchParams(query)}`;
}

/** Where the items of the counted tests are. */
export const itemsAddress = (filter: StageFilter, decidedBy?: 'machine' | 'person'): string =>
  `/api/v1/statistics/items?${new URLSearchParams({ ...conditionsOf(filter), ...(decidedBy === undefined ? {} : { decidedBy }) })}`;

const conditionsOf = ({ from, until, asOf, slices }: StageFilter): Readonly<Record<string, string>> => ({
  ...(from === undefined ? {} : { from }),
  ...(until === undefined ? {} : { until }),
  asOf: asOf.toISOString(),
  ...Object.fromEntries(slices.map(({ dimension, value }) => [dimension, value])),
});
