import { sql } from 'kysely';
import { within } from '../scope.ts';
import type { Session, SessionTransaction } from '../session.ts';
import { organisationOf, peopleRows } from './people-rows.ts';

export type Organisation = ReturnType<typeof organisationOf>;

/** Organisations, inside one transaction. */
export const organisationRows = (tx: SessionTransaction) => ({
  insertOrganisation: peopleRows(tx).insertOrganisation,
  organisation: peopleRows(tx).organisation,

  async hasOrganisation(kind: string, province: string | null): Promise<boolean> {
    const row = await tx
      .selectFrom('organisation')
      .select('id')
      .where('kind', '=', kind)
      .$if(province !== null, (query) => query.where('province', '=', province))
      .limit(1)
      .executeTakeFirst();
    return row !== undefined;
  },

  async changeOrganisation(
    id: string,
    change: { readonly name?: string; readonly nameEn?: string; readonly state?: string; readonly policy?: object },
  ): Promise<void> {
    const { name, nameEn, state, policy } = change;
    await tx
      .updateTable('organisation')
      .set({
        ...(name === undefined ? {} : { name }),
        ...(nameEn === undefined ? {} : { name_en: nameEn }),
        ...(state === undefined ? {} : { state }),
        ...(policy === undefined ? {} : { policy: JSON.stringify(policy) }),
        row_version: sql<number>`row_version + 1`,
      })
      .where('id', '=', id)
      .execute();
  },
});

export interface OrganisationFilter {
  readonly kind?: string | undefined;
  readonly state?: string | undefined;
  readonly province?: string | undefined;
  /** Made by this instant. */
  readonly until?: string | undefined;
}

/** As many as are listed. */
export async function countOrganisations(tx: SessionTransaction, session: Session, filter: OrganisationFilter): Promise<number> {
  const { count } = await organisationsOf(tx, session, filter)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Organisations a session may see, by id. */
export async function listOrganisations(
  tx: SessionTransaction,
  session: Session,
  filter: OrganisationFilter,
  limit: number,
  after?: string,
): Promise<readonly Organisation[]> {
  const rows = await organisationsOf(tx, session, filter)
    .selectAll()
    .$if(after !== undefined, (query) => query.where('id', '>', after!))
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(organisationOf);
}

const organisationsOf = (tx: SessionTransaction, session: Session, filter: OrganisationFilter) =>
  tx
    .selectFrom('organisation')
    .where(within(session, 'organisation'))
    .$if(filter.kind !== undefined, (query) => query.where('kind', '=', filter.kind!))
    .$if(filter.state !== undefined, (query) => query.where('state', '=', filter.state!))
    .$if(filter.province !== undefined, (query) => query.where('province', '=', filter.province!))
    .$if(filter.until !== undefined, (query) => query.where('created_at', '<=', new Date(filter.until!)));
