import { type RawBuilder, sql } from 'kysely';
import type { Looked } from './invariants.ts';
import type { Play } from './play.ts';

type With = Pick<Play, 'installation'>;

export const select = async <T>({ installation: { owner } }: With, query: RawBuilder<T>): Promise<readonly T[]> =>
  (await query.execute(owner)).rows;

export const count = async (play: With, table: string): Promise<number> =>
  Number((await select(play, sql<{ n: number }>`select count(*) as n from touchstone.${sql.id(table)}`))[0]!.n);

/** Rows that must not be there, each named by its `fault`. */
export async function none(play: With, checked: number, query: RawBuilder<{ fault: string }>): Promise<Looked> {
  return { checked, faults: (await select(play, query)).map(({ fault }) => fault) };
}

export const together = (...looks: readonly Looked[]): Looked => ({
  checked: looks.reduce((sum, { checked }) => sum + checked, 0),
  faults: looks.flatMap(({ faults }) => faults),
});
