import { formatScope, type Grant, type OrganisationKind } from '@touchstone/domain/access';
import type { Canonical } from '@touchstone/kernel/canonical';
import { type Selectable, sql } from 'kysely';
import type { DB } from '../schema.ts';
import { within } from '../scope.ts';
import type { Session, SessionTransaction } from '../session.ts';
import { grantsOf } from './access-rows.ts';

type PersonState = 'INVITED' | 'ACTIVE' | 'SUSPENDED' | 'CLOSED';

export interface PersonRow {
  readonly id: string;
  readonly organisation: string;
  readonly login: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly language: string;
  readonly state: PersonState;
  readonly passwordHash: string | null;
  readonly totpSecret: string | null;
  readonly totpLastStep: number | null;
  readonly recoveryHashes: readonly string[];
  readonly failedAttempts: number;
  readonly lockedUntil: Date | null;
  readonly lastSignInAt: Date | null;
  readonly createdAt: Date;
  readonly rowVersion: number;
}

type LinkPurpose = 'first-administrator' | 'invitation' | 'password' | 'order-code' | 'firm-invitation' | 'signer-challenge';

/** Columns by what they are called outside. */
const COLUMN = {
  displayName: 'display_name',
  email: 'email',
  language: 'language',
  state: 'state',
  passwordHash: 'password_hash',
  totpSecret: 'totp_secret',
  totpLastStep: 'totp_last_step',
  recoveryHashes: 'recovery_hashes',
  failedAttempts: 'failed_attempts',
  lockedUntil: 'locked_until',
  lastSignInAt: 'last_sign_in_at',
} as const;

/** Changes that are no news for who edits the person: they leave the version as it is. */
const QUIET = new Set<string>(['totpLastStep', 'failedAttempts', 'lockedUntil', 'lastSignInAt', 'recoveryHashes']);

/** People, how they sign in and what they were given, inside one transaction. */
export const peopleRows = (tx: SessionTransaction) => ({
  async organisation(id: string) {
    const row = await tx.selectFrom('organisation').selectAll().where('id', '=', id).executeTakeFirst();
    return row === undefined ? undefined : organisationOf(row);
  },

  /** The store of an installation that stands alone; its shelf is filled by whatever connector it sets up later. */
  async insertStore(row: { readonly id: string; readonly code: string; readonly name: string }): Promise<void> {
    await tx
      .insertInto('store')
      .values({ ...row, connector: 'folder', state: 'PAUSED' })
      .execute();
  },

  async insertOrganisation(row: {
    readonly id: string;
    readonly kind: string;
    readonly name: string;
    readonly nameEn: string | null;
    readonly province: string | null;
    readonly operator: string | null;
    readonly store: string | null;
    readonly parent: string | null;
    readonly createdBy: string | null;
  }): Promise<void> {
    const { id, kind, name, nameEn, province, operator, store, parent, createdBy } = row;
    await tx
      .insertInto('organisation')
      .values({
        id,
        kind,
        name,
        name_en: nameEn,
        province,
        operator_id: operator,
        store_id: store,
        parent_id: parent,
        created_by: createdBy,
      })
      .execute();
  },

  async hasAdministrator(): Promise<boolean> {
    await sql`select pg_advisory_xact_lock(hashtextextended('first administrator', 0))`.execute(tx);
    return (
      (await tx.selectFrom('role_grant').select('id').where('role', 'in', ['ministry-admin', 'store-host']).limit(1).executeTakeFirst()) !==
      undefined
    );
  },

  person: (id: string) => one(tx.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst()),
  personByLogin: (login: string) =>
    one(tx.selectFrom('person').selectAll().where(sql`lower(login)`, '=', login.toLowerCase()).executeTakeFirst()),
  holdPerson: (id: string) => one(tx.selectFrom('person').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()),

  async insertPerson(
    row: Pick<PersonRow, 'id' | 'organisation' | 'login' | 'displayName' | 'email' | 'state' | 'passwordHash'> & {
      readonly createdBy: string | null;
    },
  ): Promise<void> {
    const { id, organisation, login, displayName, email, state, passwordHash, createdBy } = row;
    await tx
      .insertInto('person')
      .values({
        id,
        organisation_id: organisation,
        login,
        display_name: displayName,
        email,
        state,
        password_hash: passwordHash,
        created_by: createdBy,
      })
      .execute();
  },

  /** @returns the row's version afterwards */
  async changePerson(id: string, change: Partial<Pick<PersonRow, keyof typeof COLUMN>>): Promise<number> {
    const given = Object.entries(change).filter(([, value]) => value !== undefined);
    const isNews = given.some(([name]) => !QUIET.has(name));
    const set = Object.fromEntries(given.map(([name, value]) => [COLUMN[name as keyof typeof COLUMN], value]));
    const row = await tx
      .updateTable('person')
      .set({ ...set, row_version: isNews ? sql<number>`row_version + 1` : sql<number>`row_version` })
      .where('id', '=', id)
      .returning('row_version')
      .executeTakeFirst();
    return row?.row_version ?? 0;
  },

  grantsOf: (person: string) => grantsOf(tx, person),

  async grant(id: string): Promise<Grant | undefined> {
    const row = await tx.selectFrom('role_grant').select(['person_id']).where('id', '=', id).executeTakeFirst();
    return row === undefined ? undefined : (await grantsOf(tx, row.person_id)).find((grant) => grant.id === id);
  },

  async insertGrant(grant: Grant, reason: string | null): Promise<void> {
    await tx
      .insertInto('role_grant')
      .values({
        id: grant.id,
        person_id: grant.person,
        organisation_id: grant.organisation,
        role: grant.role,
        scope: formatScope(grant.scope),
        valid_from: new Date(grant.fromMs),
        valid_until: grant.untilMs === null ? null : new Date(grant.untilMs),
        granted_by: personOf(grant.grantedBy),
        reason,
      })
      .execute();
  },

  async endGrant(id: string, by: string | null, at: Date): Promise<void> {
    await tx
      .updateTable('role_grant')
      .set({ revoked_at: at, revoked_by: by })
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .execute();
  },

  async insertSession(row: {
    readonly id: string;
    readonly tokenHash: string;
    readonly person: string;
    readonly expiresAt: Date;
    readonly secondFactorAt: Date | null;
    readonly address: string;
    readonly at: Date;
  }): Promise<void> {
    const { id, tokenHash, person, expiresAt, secondFactorAt, address, at } = row;
    await tx
      .insertInto('session')
      .values({
        id,
        token_hash: tokenHash,
        person_id: person,
        expires_at: expiresAt,
        second_factor_at: secondFactorAt,
        address,
        created_at: at,
        last_seen_at: at,
      })
      .execute();
  },

  async endSession(id: string, at: Date): Promise<void> {
    await tx.updateTable('session').set({ revoked_at: at }).where('id', '=', id).where('revoked_at', 'is', null).execute();
  },

  async endSessionsOf(person: string, at: Date, except?: string): Promise<void> {
    await tx
      .updateTable('session')
      .set({ revoked_at: at })
      .where('person_id', '=', person)
      .where('revoked_at', 'is', null)
      .$if(except !== undefined, (query) => query.where('id', '<>', except!))
      .execute();
  },

  async endTokensOf(person: string, at: Date): Promise<void> {
    await tx.updateTable('api_token').set({ revoked_at: at }).where('person_id', '=', person).where('revoked_at', 'is', null).execute();
  },

  async insertLink(row: {
    readonly id: string;
    readonly purpose: LinkPurpose;
    readonly payload: Canonical;
    readonly expiresAt: Date;
    readonly tokenHash: string;
    readonly createdBy: string | null;
  }): Promise<void> {
    const { id, purpose, payload, expiresAt, tokenHash, createdBy } = row;
    await tx
      .insertInto('one_time_link')
      .values({ id, purpose, payload: JSON.stringify(payload), expires_at: expiresAt, token_hash: tokenHash, created_by: createdBy })
      .execute();
  },

  async holdLink(tokenHash: string, purpose: LinkPurpose) {
    const row = await tx
      .selectFrom('one_time_link')
      .selectAll()
      .where('token_hash', '=', tokenHash)
      .where('purpose', '=', purpose)
      .forUpdate()
      .executeTakeFirst();
    if (row === undefined) return undefined;
    return { id: row.id, purpose, payload: row.payload as Canonical, expiresAt: row.expires_at, usedAt: row.used_at };
  },

  async useLink(id: string, by: string | null, at: Date): Promise<void> {
    await tx.updateTable('one_time_link').set({ used_at: at, used_by: by }).where('id', '=', id).execute();
  },

  async personOfIdentity(issuer: string, subject: string): Promise<string | undefined> {
    const row = await tx
      .selectFrom('external_identity')
      .select('person_id')
      .where('issuer', '=', issuer)
      .where('subject', '=', subject)
      .executeTakeFirst();
    return row?.person_id;
  },

  async insertIdentity(issuer: string, subject: string, person: string): Promise<void> {
    await tx.insertInto('external_identity').values({ issuer, subject, person_id: person }).execute();
  },
});

export interface PeopleFilter {
  readonly organisation?: string | undefined;
  readonly state?: PersonState | undefined;
}

/** People a session may see, by id, which is by the time they were made. */
export async function listPeople(
  tx: SessionTransaction,
  session: Session,
  filter: PeopleFilter,
  limit: number,
  after?: string,
): Promise<readonly PersonRow[]> {
  const rows = await tx
    .selectFrom('person')
    .selectAll()
    .where(within(session, 'person'))
    .$if(filter.organisation !== undefined, (query) => query.where('organisation_id', '=', filter.organisation!))
    .$if(filter.state !== undefined, (query) => query.where('state', '=', filter.state!))
    .$if(after !== undefined, (query) => query.where('id', '>', after!))
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(personRow);
}

/** Everybody of an organisation, or the one who is asked for, in the order of their names. */
export const listColleagues = (tx: SessionTransaction, organisation: string, id: string | undefined, limit: number) =>
  tx
    .selectFrom('person')
    .select(['id', 'display_name as name'])
    .where('organisation_id', '=', organisation)
    .$if(id !== undefined, (query) => query.where('id', '=', id!))
    .orderBy('display_name')
    .orderBy('id')
    .limit(limit)
    .execute();

/** What the organisation of somebody is called; null where there is nobody. */
export async function houseOfPerson(tx: SessionTransaction, id: string): Promise<string | null> {
  const row = await tx
    .selectFrom('person')
    .innerJoin('organisation', 'organisation.id', 'person.organisation_id')
    .select('organisation.name')
    .where('person.id', '=', id)
    .executeTakeFirst();
  return row?.name ?? null;
}

/** How many people a session may see under a filter. */
export async function countPeople(tx: SessionTransaction, session: Session, filter: PeopleFilter): Promise<number> {
  const { count } = await tx
    .selectFrom('person')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where(within(session, 'person'))
    .$if(filter.organisation !== undefined, (query) => query.where('organisation_id', '=', filter.organisation!))
    .$if(filter.state !== undefined, (query) => query.where('state', '=', filter.state!))
    .executeTakeFirstOrThrow();
  return count;
}

/** Sessions of a person that have not ended, the newest first. */
export const listSessions = (tx: SessionTransaction, person: string, at: Date) =>
  tx
    .selectFrom('session')
    .select(['id', 'created_at', 'last_seen_at', 'expires_at', 'second_factor_at', 'address'])
    .where('person_id', '=', person)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', at)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(100)
    .execute();

const one = async (found: Promise<Selectable<DB['person']> | undefined>): Promise<PersonRow | undefined> => {
  const row = await found;
  return row === undefined ? undefined : personRow(row);
};

const personRow = (row: Selectable<DB['person']>): PersonRow => ({
  id: row.id,
  organisation: row.organisation_id,
  login: row.login,
  displayName: row.display_name,
  email: row.email,
  language: row.language,
  state: row.state as PersonState,
  passwordHash: row.password_hash,
  totpSecret: row.totp_secret,
  totpLastStep: row.totp_last_step,
  recoveryHashes: row.recovery_hashes,
  failedAttempts: row.failed_attempts,
  lockedUntil: row.locked_until,
  lastSignInAt: row.last_sign_in_at,
  createdAt: row.created_at,
  rowVersion: row.row_version,
});

export const organisationOf = (row: Selectable<DB['organisation']>) => ({
  id: row.id,
  kind: row.kind as OrganisationKind,
  name: row.name,
  nameEn: row.name_en,
  province: row.province,
  parent: row.parent_id,
  operator: row.operator_id,
  store: row.store_id,
  state: row.state as 'ACTIVE' | 'SUSPENDED' | 'CLOSED',
  policy: row.policy as Readonly<Record<string, unknown>>,
  createdAt: row.created_at,
  rowVersion: row.row_version,
});

/** The person's id in a name of the audit; null for the system. */
const personOf = (name: string): string | null => /^(?:person:)?([0-9a-f-]{36})$/.exec(name)?.[1] ?? null;
