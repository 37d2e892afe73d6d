import { randomBytes } from 'node:crypto';
import type { Scope } from '@touchstone/domain/access';
import { uuidv7 } from '@touchstone/kernel/ids';
import { type RawBuilder, sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import { within } from './scope.ts';
import { type Session, withSession } from './session.ts';
import { withDatabase } from './testing.ts';

const { db, close } = await withDatabase();
afterAll(close);

const newId = () => uuidv7(Date.now(), randomBytes(16));
const [ministry, lab, store] = [newId(), newId(), newId()];
const [first, second, third] = [newId(), newId(), newId()].sort() as [string, string, string];
const session = (scope: Scope): Session => ({ actor: 'somebody', organisation: lab, scope });

const campaign = async (province: string | null) => {
  const id = newId();
  await db
    .insertInto('campaign')
    .values({ id, name: 'c', kind: 'sample', organisation_id: ministry, province, state: 'TESTING', frame: '{}' })
    .execute();
  return id;
};
const member = (campaign_id: string, ordinal: number, app_id: string) =>
  db.insertInto('campaign_member').values({ campaign_id, ordinal, app_id }).execute();
const assign = (campaign_id: string, first_ordinal: number, last_ordinal: number) =>
  db.insertInto('lab_assignment').values({ id: newId(), campaign_id, organisation_id: lab, first_ordinal, last_ordinal }).execute();
const seenBy = (scope: Scope) =>
  withSession(db, session(scope), async (tx) => (await tx.selectFrom('app').select('id').orderBy('id').execute()).map(({ id }) => id));

await db
  .insertInto('organisation')
  .values([
    { id: ministry, kind: 'ministry', name: 'm' },
    { id: lab, kind: 'lab', name: 'l' },
  ])
  .execute();
await db.insertInto('store').values({ id: store, code: 's', name: 's', connector: 'folder' }).execute();
for (const id of [first, second, third]) {
  await db
    .insertInto('app')
    .values({ id, platform: 'android', package: id, name: '试金石', name_normal: '试金石', name_grams: ['试金', '金石'] })
    .execute();
}

describe('an app is reached in whatever order its reasons come', () => {
  test('a province by members of its campaigns, also of one that becomes its own later', async () => {
    await member(await campaign('11'), 0, first);
    const later = await campaign(null);
    await member(later, 0, second);
    expect(await seenBy({ kind: 'province', province: '11' })).toEqual([first]);
    await db.updateTable('campaign').set({ province: '11' }).where('id', '=', later).execute();
    expect(await seenBy({ kind: 'province', province: '11' })).toEqual([first, second]);
    expect(await seenBy({ kind: 'province', province: '31' })).toEqual([]);
  });

  test('a lab by what it is assigned, before or after the members come', async () => {
    const id = await campaign(null);
    await member(id, 0, first);
    await assign(id, 0, 1);
    expect(await seenBy({ kind: 'lab', organisation: lab })).toEqual([first]);
    await member(id, 1, second);
    await member(id, 2, third);
    expect(await seenBy({ kind: 'lab', organisation: lab })).toEqual([first, second]);
    await db.updateTable('campaign_member').set({ app_id: third }).where('campaign_id', '=', id).where('ordinal', '=', 1).execute();
    expect(await seenBy({ kind: 'lab', organisation: lab })).toEqual([first, second, third]);
  });

  test('a store by its listings, also when the app of one is found out later', async () => {
    const listing = { id: newId(), store_id: store, store_app_id: '1', state: 'LIVE' };
    await db.insertInto('listing').values(listing).execute();
    expect(await seenBy({ kind: 'store', store })).toEqual([]);
    await db.updateTable('listing').set({ app_id: third }).where('id', '=', listing.id).execute();
    expect(await seenBy({ kind: 'store', store })).toEqual([third]);
  });
});

describe('an index serves sessions that see a part', () => {
  const SCOPES: readonly Scope[] = [
    { kind: 'province', province: '11' },
    { kind: 'store', store },
    { kind: 'operator', operator: newId() },
    { kind: 'lab', organisation: lab },
  ];
  const QUERIES: readonly (readonly [string, string, RawBuilder<unknown>])[] = [
    ['a name', 'app_gram_grams', sql`id in (select app_id from app_gram where grams @> array['试金'])`],
    ['a package', 'app_package', sql`package = 'a.b'`],
    ['a page', 'app_pkey', sql`id > ${first}`],
  ];

  /** Where a scan of the whole table costs more than anything, one that remains is one that nothing else can replace. */
  test.each(SCOPES.flatMap((scope) => QUERIES.map((query) => [scope.kind, ...query, scope] as const)))(
    '%s: %s by %s',
    async (kind, _name, index, where, scope) => {
      const plan = await withSession(db, session(scope), async (tx) => {
        await sql`set local enable_seqscan = off`.execute(tx);
        // of three rows each way is as good; where a step costs more, the one with fewer steps shows
        await sql`set local random_page_cost = 4`.execute(tx);
        return sql<{
          line: string;
        }>`explain select id from app a where ${within(session(scope), 'app', 'a')} and ${where} order by id limit 50`.execute(tx);
      });
      const text = plan.rows.flatMap((row) => Object.values(row)).join('\n');
      expect(text).not.toContain('Seq Scan');
      // An operator has so few apps that its own index may come first.
      expect(text).toMatch(kind === 'operator' ? new RegExp(`${index}|app_operator`) : index);
    },
  );
});

test('a name that changes is found by its new bigrams', async () => {
  await db
    .updateTable('app')
    .set({ name_grams: ['火眼'] })
    .where('id', '=', first)
    .execute();
  const found = await sql<{ app_id: string }>`select app_id from app_gram where grams @> array['火眼']`.execute(db);
  expect(found.rows).toEqual([{ app_id: first }]);
});
