import { randomBytes } from 'node:crypto';
import { uuidv7 } from '@touchstone/kernel/ids';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Session, systemSession, withSession } from '../session.ts';
import { withDatabase } from '../testing.ts';
import { expireRows } from './expire-rows.ts';
import { peopleRows } from './people-rows.ts';

const { db, close } = await withDatabase();
afterAll(close);

const newId = () => uuidv7(Date.now(), randomBytes(16));
const [BEIJING, SHANGHAI, LI, HAN] = [newId(), newId(), newId(), newId()];
const beijing: Session = { actor: `person:${LI}`, organisation: BEIJING, scope: { kind: 'province', province: '11' } };
const at = new Date('2026-11-22T00:00:00Z');

beforeAll(() =>
  withSession(db, systemSession('test'), async (tx) => {
    const rows = peopleRows(tx);
    for (const [organisation, province, person] of [
      [BEIJING, '11', LI],
      [SHANGHAI, '31', HAN],
    ] as const) {
      await rows.insertOrganisation({
        id: organisation,
        kind: 'province',
        name: province,
        nameEn: null,
        province,
        operator: null,
        store: null,
        parent: null,
        createdBy: null,
      });
      await rows.insertPerson({
        id: person,
        organisation,
        login: `p${province}`,
        displayName: 'p',
        email: null,
        state: 'ACTIVE',
        passwordHash: null,
        createdBy: null,
      });
      await rows.insertSession({
        id: newId(),
        tokenHash: `hash ${province}`,
        person,
        expiresAt: new Date(at.getTime() + 1000),
        secondFactorAt: null,
        address: '127.0.0.1',
        at,
      });
    }
  }),
);

test('an administrator sees people and sessions of their own organisation alone', async () => {
  await withSession(db, beijing, async (tx) => {
    expect(await peopleRows(tx).person(HAN)).toBeUndefined();
    expect((await tx.selectFrom('session').select('person_id').execute()).map(({ person_id }) => person_id)).toEqual([LI]);
    await peopleRows(tx).endSessionsOf(HAN, at);
  });
  const { revoked_at } = await db.selectFrom('session').select('revoked_at').where('person_id', '=', HAN).executeTakeFirstOrThrow();
  expect(revoked_at).toBeNull();
});

test('a link can be made and not read', async () => {
  await withSession(db, beijing, async (tx) => {
    await peopleRows(tx).insertLink({
      id: newId(),
      purpose: 'invitation',
      payload: { person: LI },
      expiresAt: at,
      tokenHash: 'secret',
      createdBy: LI,
    });
    expect(await peopleRows(tx).holdLink('secret', 'invitation')).toBeUndefined();
    expect(await tx.selectFrom('one_time_link').selectAll().execute()).toEqual([]);
  });
  expect(await withSession(db, systemSession('test'), (tx) => peopleRows(tx).holdLink('secret', 'invitation'))).toMatchObject({
    payload: { person: LI },
    usedAt: null,
  });
});

test('failures of signing in change no version, news of a person does', async () => {
  await withSession(db, beijing, async (tx) => {
    const rows = peopleRows(tx);
    expect(await rows.changePerson(LI, { failedAttempts: 3, lockedUntil: at })).toBe(1);
    expect(await rows.changePerson(LI, { displayName: '李雷' })).toBe(2);
    expect(await rows.person(LI)).toMatchObject({ failedAttempts: 3, lockedUntil: at, displayName: '李雷', rowVersion: 2 });
  });
});

test('what has served its time goes, and nothing else', async () => {
  const count = async () =>
    (await db.selectFrom('session').select('id').execute()).length + (await db.selectFrom('one_time_link').select('id').execute()).length;
  const expire = (days: number) =>
    withSession(db, systemSession('test'), (tx) => expireRows(tx, new Date(at.getTime() + days * 86_400_000)));
  expect([await expire(89), await count()]).toEqual([0, 3]);
  expect([await expire(91), await count()]).toEqual([3, 0]);
});
