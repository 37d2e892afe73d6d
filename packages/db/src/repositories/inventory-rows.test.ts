import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { systemSession, withSession } from '../session.ts';
import { withDatabase } from '../testing.ts';
import { inventoryRows } from './inventory-rows.ts';

const database = await withDatabase();
const { db } = database;
afterAll(() => database.close());

const id = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const [APP, BEIJING, SHANGHAI, UNPLACED] = [id(1), id(11), id(31), id(99)];

async function found(): Promise<{ province: string | null; operator_id: string | null }> {
  return db.selectFrom('finding').select(['province', 'operator_id']).where('app_id', '=', APP).executeTakeFirstOrThrow();
}

const link = (operator: string) => withSession(db, systemSession('test'), (tx) => inventoryRows(tx).setOperators([{ app: APP, operator }]));

test('a finding is where its app is, and the firm’s that is found out after it', async () => {
  await sql`
    insert into touchstone.operator (id, name, name_normal, name_grams, province)
    values (${BEIJING}, '甲', '甲', '{}', '11'), (${SHANGHAI}, '乙', '乙', '{}', '31'), (${UNPLACED}, '丙', '丙', '{}', null)`.execute(db);
  await sql`insert into touchstone.app (id, platform, package, name, name_normal, name_grams, province) values (${APP}, 'android', 'cn.a', 'a', 'a', '{}', '44')`.execute(
    db,
  );
  await sql`
    insert into touchstone.finding (id, subject_kind, subject_id, app_id, clause, rule, fingerprint, state, strength, severity, confidence, rank, province)
    values (${id(2)}, 'app', ${APP}, ${APP}, '337-a', 'r', 'f', 'CONFIRMED', 'violation', 2, 1, 1, '44')`.execute(db);
  await link(BEIJING);
  expect(await found()).toEqual({ province: '11', operator_id: BEIJING });
  // whose it was when it was found stays; who decides about the app sees it
  await link(SHANGHAI);
  expect(await found()).toEqual({ province: '31', operator_id: BEIJING });
  await link(UNPLACED);
  expect(await found()).toEqual({ province: '31', operator_id: BEIJING });
});
