import { randomBytes } from 'node:crypto';
import { mayRead, type Scope, type SubjectFacts } from '@touchstone/domain/access';
import { uuidv7 } from '@touchstone/kernel/ids';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { type Database, openDatabase } from './open-database.ts';
import { SCOPED_TABLES, type ScopedTable, within } from './scope.ts';
import { enterSession, type Session, type SessionTransaction, withSession } from './session.ts';
import { withDatabase } from './testing.ts';

const { db, url, close } = await withDatabase();
afterAll(close);

const newId = () => uuidv7(Date.now(), randomBytes(16));
const ids = (count: number) => Array.from({ length: count }, newId);

const PROVINCES = ['11', '31', '44'];
const [STORES, OPERATORS, LABS, APPS, CAMPAIGNS] = [ids(2), ids(3), ids(2), ids(10), ids(3)];
const [MINISTRY, OFFICE, FIRM] = ids(3);
const ORGANISATIONS = [MINISTRY!, OFFICE!, FIRM!, ...LABS];

/** Who is asked for; index into the tables above, so that shrinking keeps to them. */
const world = fc.record({
  apps: fc.array(fc.record({ operator: fc.nat(2), province: fc.nat(2) }), { minLength: 10, maxLength: 10 }),
  listings: fc.uniqueArray(fc.record({ store: fc.nat(1), app: fc.nat(9) }), {
    maxLength: 12,
    selector: ({ store, app }) => store * 10 + app,
  }),
  campaigns: fc.array(fc.record({ by: fc.nat(4), province: fc.option(fc.nat(2)) }), { minLength: 3, maxLength: 3 }),
  members: fc.array(fc.record({ campaign: fc.nat(2), app: fc.nat(9), province: fc.option(fc.nat(2)) }), { maxLength: 15 }),
  quotas: fc.uniqueArray(fc.record({ campaign: fc.nat(2), province: fc.nat(2) }), {
    maxLength: 4,
    selector: (q) => q.campaign * 3 + q.province,
  }),
  assignments: fc.array(fc.record({ campaign: fc.nat(2), lab: fc.nat(1), first: fc.nat(5), size: fc.nat(4) }), { maxLength: 4 }),
  findings: fc.array(fc.record({ app: fc.nat(9), state: fc.constantFrom('CANDIDATE', 'CONFIRMED', 'FIXED', 'PERSISTS', 'REJECTED') }), {
    maxLength: 15,
  }),
  requests: fc.array(fc.record({ app: fc.nat(9), by: fc.nat(4), isPrivate: fc.boolean() }), { maxLength: 8 }),
  people: fc.array(fc.nat(4), { maxLength: 6 }),
  acquisitions: fc.array(fc.record({ by: fc.option(fc.nat(4)), store: fc.option(fc.nat(1)) }), { maxLength: 6 }),
  claims: fc.array(fc.record({ by: fc.nat(4), operator: fc.nat(2) }), { maxLength: 6 }),
  sheets: fc.array(fc.record({ by: fc.nat(4), askedBy: fc.option(fc.nat(4)) }), { maxLength: 6 }),
  cases: fc.array(
    fc.record({
      by: fc.nat(4),
      province: fc.option(fc.nat(2)),
      operator: fc.option(fc.nat(2)),
      isServed: fc.boolean(),
      openedTo: fc.option(fc.nat(6)),
    }),
    { maxLength: 8 },
  ),
  referrals: fc.array(fc.record({ from: fc.nat(4), to: fc.nat(4) }), { maxLength: 5 }),
  owned: fc.array(fc.nat(4), { maxLength: 6 }),
});

/** Events of the audit are never taken away, not even between two worlds. */
let seq = 1;

type World = typeof world extends fc.Arbitrary<infer T> ? T : never;

async function build(made: World): Promise<void> {
  await sql`truncate touchstone.organisation, touchstone.operator, touchstone.store, touchstone.app, touchstone.artifact, touchstone.app_scope, touchstone.app_gram cascade`.execute(
    db,
  );
  const insert = (table: string, rows: readonly Record<string, unknown>[]) =>
    rows.length === 0
      ? undefined
      : db
          .insertInto(table as 'app')
          .values(rows as never)
          .execute();
  const named = (name: string) => ({ name, name_normal: name, name_grams: [name] });
  const artifact = newId();

  await insert(
    'organisation',
    ORGANISATIONS.map((id, i) => ({ id, kind: i < 3 ? 'enterprise' : 'lab', name: `o${i}` })),
  );
  await insert(
    'operator',
    OPERATORS.map((id, i) => ({ id, province: PROVINCES[i], ...named(`op${i}`) })),
  );
  await insert(
    'store',
    STORES.map((id, i) => ({ id, code: `s${i}`, name: `s${i}`, connector: 'folder' })),
  );
  await insert(
    'app',
    made.apps.map(({ operator, province }, i) => ({
      id: APPS[i],
      platform: 'android',
      package: `app.${i}`,
      operator_id: OPERATORS[operator],
      province: PROVINCES[province],
      ...named(`a${i}`),
    })),
  );
  await insert('artifact', [{ id: artifact, sha256: 'x', size_bytes: 1, kind: 'apk', state: 'STORED' }]);
  await insert(
    'listing',
    made.listings.map(({ store, app }) => ({
      id: newId(),
      store_id: STORES[store],
      store_app_id: `${app}`,
      app_id: APPS[app],
      state: 'LIVE',
    })),
  );
  await insert(
    'campaign',
    made.campaigns.map(({ by, province }, i) => ({
      id: CAMPAIGNS[i],
      name: `c${i}`,
      kind: 'sample',
      organisation_id: ORGANISATIONS[by],
      province: province === null ? null : PROVINCES[province],
      state: 'TESTING',
      frame: '{}',
    })),
  );
  await insert(
    'campaign_member',
    made.members.map(({ campaign, app, province }, ordinal) => ({
      campaign_id: CAMPAIGNS[campaign],
      ordinal,
      app_id: APPS[app],
      province: province === null ? null : PROVINCES[province],
    })),
  );
  await insert(
    'campaign_quota',
    made.quotas.map(({ campaign, province }) => ({ campaign_id: CAMPAIGNS[campaign], province: PROVINCES[province], quota: 1 })),
  );
  await insert(
    'lab_assignment',
    made.assignments.map(({ campaign, lab, first, size }) => ({
      id: newId(),
      campaign_id: CAMPAIGNS[campaign],
      organisation_id: LABS[lab],
      first_ordinal: first,
      last_ordinal: first + size,
    })),
  );
  await insert(
    'finding',
    made.findings.map(({ app, state }, i) => ({
      id: newId(),
      subject_kind: 'app',
      subject_id: APPS[app],
      app_id: APPS[app],
      clause: 'c',
      rule: 'r',
      fingerprint: `${i}`,
      state,
      strength: 'violation',
      confidence: 1,
      rank: 1,
      province: PROVINCES[made.apps[app]!.province],
      operator_id: OPERATORS[made.apps[app]!.operator],
    })),
  );
  await insert(
    'scan_request',
    made.requests.map(({ app, by, isPrivate }) => ({
      id: newId(),
      artifact_id: artifact,
      app_id: APPS[app],
      profile: isPrivate ? 'self-check' : 'quick',
      organisation_id: ORGANISATIONS[by],
    })),
  );
  await insert(
    'person',
    made.people.map((by, i) => ({ id: newId(), organisation_id: ORGANISATIONS[by], login: `p${i}`, display_name: `p${i}` })),
  );
  const grantee = newId();
  await insert('person', [{ id: grantee, organisation_id: FIRM, login: 'grantee', display_name: 'grantee' }]);
  await insert(
    'acquisition',
    made.acquisitions.map(({ by, store }) => ({
      id: newId(),
      source: 'upload',
      state: 'DECLARED',
      organisation_id: by === null ? null : ORGANISATIONS[by],
      store_id: store === null ? null : STORES[store],
    })),
  );
  await insert(
    'operator_claim',
    made.claims.map(({ by, operator }) => ({
      id: newId(),
      operator_id: OPERATORS[operator],
      organisation_id: ORGANISATIONS[by],
      method: 'registration',
      state: 'CLAIMED',
    })),
  );
  await insert(
    'check_sheet',
    made.sheets.map(({ by, askedBy }) => ({
      id: newId(),
      subject_id: 'x',
      organisation_id: ORGANISATIONS[by],
      asked_by_organisation_id: askedBy === null ? null : ORGANISATIONS[askedBy],
      state: 'OPEN',
      items: '[]',
    })),
  );
  const cases = made.cases.map((one) => ({ ...one, id: newId() }));
  await insert(
    'enforcement_case',
    cases.map(({ id, by, province, operator, isServed }) => ({
      id,
      subject_kind: 'app',
      subject_id: 'x',
      subject_name: 'x',
      organisation_id: ORGANISATIONS[by],
      province: province === null ? null : PROVINCES[province],
      operator_id: operator === null ? null : OPERATORS[operator],
      served_at: isServed ? new Date() : null,
      state: 'CONFIRMED',
      opened_at: new Date(),
    })),
  );
  const scopes = [
    ...PROVINCES.map((province) => `province:${province}`),
    ...STORES.map((store) => `store:${store}`),
    ...LABS.map((lab) => `lab:${lab}`),
  ];
  await insert(
    'case_scope',
    cases.flatMap(({ id, openedTo }) => (openedTo === null ? [] : [{ case_id: id, scope: scopes[openedTo] }])),
  );
  const ofSome = cases[0];
  if (ofSome !== undefined)
    await insert(
      'referral',
      made.referrals.map(({ from, to }) => ({
        id: newId(),
        case_id: ofSome.id,
        kind: 'joint',
        from_organisation_id: ORGANISATIONS[from],
        to_organisation_id: ORGANISATIONS[to],
        state: 'OFFERED',
        reason: 'x',
        offered_at: new Date(),
      })),
    );
  for (const by of made.owned) {
    const own = { id: newId(), organisation_id: ORGANISATIONS[by] };
    await insert('lead', [{ ...own, source: 'own', subject_text: 'x' }]);
    await insert('role_grant', [{ ...own, person_id: grantee, role: 'x', scope: 'none' }]);
    await insert('api_token', [
      { ...own, name: 'x', prefix: 'x', token_hash: newId(), permissions: [], scope: 'none', expires_at: new Date() },
    ]);
    await insert('webhook', [{ ...own, url: 'x', topics: [], secrets: [] }]);
    await insert('bulk_job', [{ ...own, kind: 'x', asked_by: grantee, scope: 'none', parameters: '{}' }]);
    const act = { actor: 'x', action: 'x', object_kind: 'x', object_id: 'x', prev_hash: 'x', hash: 'x', at: new Date() };
    await insert('audit_event', [{ ...act, chain: ORGANISATIONS[by], seq: seq++ }]);
  }
}

const session = (scope: Scope, organisation: string): Session => ({ actor: 'somebody', organisation, scope });
const SESSIONS: readonly Session[] = [
  session({ kind: 'all' }, MINISTRY!),
  session({ kind: 'none' }, FIRM!),
  ...PROVINCES.map((province) => session({ kind: 'province', province }, OFFICE!)),
  ...STORES.map((store) => session({ kind: 'store', store }, FIRM!)),
  ...OPERATORS.map((operator) => session({ kind: 'operator', operator }, FIRM!)),
  ...LABS.map((lab) => session({ kind: 'lab', organisation: lab }, lab)),
];

/** What names a row, where that is not its id. */
const KEYS: Readonly<Partial<Record<ScopedTable, string>>> = { campaign_member: 'ordinal', audit_event: 'seq' };
const keyOf = (table: ScopedTable) => KEYS[table] ?? 'id';

/** What domain/access needs to know of an app, from the world as it was made. */
function factsOf(made: World, app: number): SubjectFacts {
  const members = made.members.map((member, ordinal) => ({ ...member, ordinal })).filter((member) => member.app === app);
  const { operator, province } = made.apps[app]!;
  const ofCampaigns = members.flatMap(({ campaign }) => made.campaigns[campaign]?.province ?? []);
  return {
    provinces: [province, ...ofCampaigns].map((i) => PROVINCES[i]!),
    stores: made.listings.filter((listing) => listing.app === app).map(({ store }) => STORES[store]!),
    operators: [OPERATORS[operator]!],
    labs: made.assignments
      .filter((a) => members.some(({ campaign, ordinal }) => campaign === a.campaign && ordinal >= a.first && ordinal <= a.first + a.size))
      .map(({ lab }) => LABS[lab]!),
  };
}

const EVERY = SCOPED_TABLES;
const keysIn = (table: ScopedTable) => sql`array_agg(${sql.ref(keyOf(table))}::text order by ${sql.ref(keyOf(table))}::text)`;

/** As a list asks, with nothing but its predicate. */
async function listed(on: Database, one: Session, table: ScopedTable) {
  const { rows } = await sql<{
    keys: string[] | null;
  }>`select ${keysIn(table)} as keys from ${sql.table(table)} where ${within(one, table)}`.execute(on);
  return rows[0]?.keys ?? [];
}

/** As the database lets it be seen with no predicate at all, and the figure that both locks together give. */
async function shownTo(tx: SessionTransaction, one: Session, table: ScopedTable) {
  const { rows } = await sql<{ keys: string[] | null; count: number }>`
    select ${keysIn(table)} as keys, (select count(*) from ${sql.table(table)} where ${within(one, table)}) as count from ${sql.table(table)}`.execute(
    tx,
  );
  return { keys: rows[0]?.keys ?? [], count: rows[0]?.count };
}

test('the predicate, row-level security, the figures and the law of access show the same rows, whoever asks', async () => {
  await fc.assert(
    fc.asyncProperty(world, async (made) => {
      await build(made);
      for (const one of SESSIONS) {
        const byPredicate = await Promise.all(EVERY.map((table) => listed(db, one, table)));
        const shown = await withSession(db, one, (tx) => Promise.all(EVERY.map((table) => shownTo(tx, one, table))));
        for (const [i, table] of EVERY.entries()) {
          const what = `${table} for ${JSON.stringify(one.scope)}`;
          expect(shown[i]?.keys, `${what}: row-level security`).toEqual(byPredicate[i]);
          expect(shown[i]?.count, `${what}: the figure`).toBe(byPredicate[i]?.length);
        }
        const byLaw = APPS.filter((_, i) => mayRead(one.scope, factsOf(made, i)));
        expect(byPredicate[EVERY.indexOf('app')], `apps for ${JSON.stringify(one.scope)}: the law`).toEqual(byLaw.toSorted());
      }
    }),
    { numRuns: 8, endOnFailure: true },
  );
});

test('a session cannot change what it cannot see', async () => {
  await build(fc.sample(world, { numRuns: 1, seed: 1 })[0]!);
  const store = session({ kind: 'none' }, FIRM!);
  const changed = await withSession(db, store, (tx) => tx.updateTable('app').set({ name: 'x' }).executeTakeFirst());
  expect(changed.numUpdatedRows).toBe(0n);
  await expect(
    withSession(db, store, (tx) => tx.insertInto('store').values({ id: newId(), code: 'x', name: 'x', connector: 'x' }).execute()),
  ).rejects.toMatchObject({ code: '42501' });
});

test('outside a session nothing is seen and nothing can be changed', async () => {
  await build(fc.sample(world, { numRuns: 1, seed: 1 })[0]!);
  const guarded = openDatabase(url);
  const seen = await Promise.all(EVERY.map((table) => sql`select from ${sql.table(table)}`.execute(guarded)));
  expect(seen.flatMap(({ rows }) => rows)).toEqual([]);
  expect((await guarded.updateTable('app').set({ name: 'x' }).executeTakeFirst()).numUpdatedRows).toBe(0n);
  await withSession(guarded, session({ kind: 'all' }, MINISTRY!), (tx) => tx.updateTable('app').set({ name: 'y' }).execute());
  expect(await guarded.selectFrom('app').select('id').execute()).toEqual([]);
  expect(await db.selectFrom('app').select('id').where('name', '=', 'y').execute()).toHaveLength(APPS.length);
  await guarded.destroy();
});

test('rights end with their transaction', async () => {
  await withSession(db, session({ kind: 'none' }, FIRM!), async () => {});
  const { rows } = await sql<{
    user: string;
    scope: string;
  }>`select current_user = session_user as "user", current_setting('touchstone.scope', true) as scope`.execute(db);
  expect(rows).toEqual([{ user: true, scope: '' }]);
});

test('inside a session nothing can be had by taking other rights', async () => {
  const tried = db.transaction().execute(async (tx) => {
    await enterSession(tx, session({ kind: 'none' }, FIRM!));
    return sql`select * from touchstone.migration`.execute(tx);
  });
  await expect(tried).rejects.toMatchObject({ code: '42501' });
});
