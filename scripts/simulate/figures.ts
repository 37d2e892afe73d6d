import { systemSession, withSession } from '@touchstone/db';
import { countStage, countStageBy, storeTimes } from '@touchstone/db/repositories/statistics-lists';
import { quantile, type Stage, WAY } from '@touchstone/domain/statistics';
import { sql } from 'kysely';
import { select } from './look.ts';
import type { Play } from './play.ts';

export interface Figures {
  readonly stages: ReadonlyMap<Stage, number>;
  /** `2025-01` → stage → figure. */
  readonly months: ReadonlyMap<string, ReadonlyMap<Stage, number>>;
  /** 属地 → stage → figure. */
  readonly territories: ReadonlyMap<string, ReadonlyMap<Stage, number>>;
  readonly stores: readonly StoreFigures[];
  /** Purpose → state → how many. */
  readonly deadlines: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly closed: number;
  readonly relapsed: number;
  /** Firms with so many confirmed cases of their own, from 2 on. */
  readonly repeats: ReadonlyMap<number, number>;
  readonly rows: readonly (readonly [table: string, rows: number])[];
}

export interface StoreFigures {
  readonly name: string;
  readonly items: number;
  readonly open: number;
  readonly reappeared: number;
  readonly lies: number;
  /** Hours: median and nine of ten, from the order to the store's word, and to our own looks. */
  readonly said: readonly [number | null, number | null];
  readonly seen: readonly [number | null, number | null];
}

const ALL = systemSession('statistics');
/** Of cases; tests by their month too. */
const BY_TERRITORY: readonly Stage[] = ['ordered', 'notified', 'delisted', 'relisted', 'relapsed'];

/** The year's figures, by the functions that the console asks. */
export async function figuresOf(play: Play): Promise<Figures> {
  const { days, installation, parameters } = play;
  const asOf = new Date(days.endMs);
  const filter = { asOf, slices: [] };
  const [stages, months, territories] = [
    new Map<Stage, number>(),
    new Map<string, Map<Stage, number>>(),
    new Map<string, Map<Stage, number>>(),
  ];
  const put = (into: Map<string, Map<Stage, number>>, value: string, stage: Stage, count: number) => {
    const row = into.get(value) ?? new Map<Stage, number>();
    into.set(value, row.set(stage, count));
  };
  const [stores, closed, relapsed] = await withSession(installation.db, ALL, async (tx) => {
    for (const stage of WAY) {
      for (const { value, count } of await countStageBy(tx, ALL, stage, filter, 'month', 500)) put(months, value, stage, Number(count));
      stages.set(stage, Number((await countStage(tx, ALL, stage, filter)).count));
      if (!BY_TERRITORY.includes(stage)) continue;
      for (const { value, count } of await countStageBy(tx, ALL, stage, filter, 'territory', 500))
        put(territories, value, stage, Number(count));
    }
    const inYear = { ...filter, from: `${parameters.year}-01-01`, until: `${parameters.year}-12-31` };
    const ofYear = async (stage: Stage) => (await countStage(tx, ALL, stage, inYear)).count;
    return [await storeTimes(tx, ALL, asOf), await ofYear('closed'), await ofYear('recurred')] as const;
  });
  const lies = await select(
    play,
    sql<{
      store: string;
      n: number;
    }>`select i.store_id as store, count(*) as n from touchstone.order_item_finding x join touchstone.order_item i on i.id = x.item_id
    join touchstone.finding f on f.id = x.finding_id where f.fingerprint like '%false-report%' group by 1`,
  );
  const deadlines = new Map<string, Map<string, number>>();
  for (const { purpose, state, n } of await select(
    play,
    sql<{
      purpose: string;
      state: string;
      n: number;
    }>`select purpose, state, count(*) as n from touchstone.deadline group by 1, 2 order by 1, 2`,
  ))
    deadlines.set(purpose, (deadlines.get(purpose) ?? new Map<string, number>()).set(state, Number(n)));
  const repeats = await select(
    play,
    sql<{ times: number; firms: number }>`select times, count(*) as firms from (
    select count(*) as times from touchstone.enforcement_case where number is not null and state <> 'TRANSFERRED' group by operator_id having count(*) >= 2) f group by 1 order by 1`,
  );
  const rows: [string, number][] = [];
  for (const table of [
    'scan_request',
    'scan_run',
    'enforcement_case',
    'case_event',
    'order_document',
    'order_item',
    'listing_probe',
    'submission',
    'deadline',
    'audit_event',
    'outbox_message',
  ])
    rows.push([table, Number((await select(play, sql<{ n: number }>`select count(*) as n from touchstone.${sql.id(table)}`))[0]!.n)]);
  return {
    ...{ stages, months, territories, deadlines, rows, closed: Number(closed), relapsed: Number(relapsed) },
    repeats: new Map(repeats.map(({ times, firms }) => [Number(times), Number(firms)])),
    stores: stores
      .filter(({ items }) => Number(items) > 0)
      .map(({ store, name, items, open, reappeared, reported, verified }) => ({
        ...{ name, items: Number(items), open: Number(open), reappeared: Number(reappeared) },
        lies: Number(lies.find((one) => one.store === store)?.n ?? 0),
        said: [quantile(reported, 0.5), quantile(reported, 0.9)],
        seen: [quantile(verified, 0.5), quantile(verified, 0.9)],
      })),
  };
}
