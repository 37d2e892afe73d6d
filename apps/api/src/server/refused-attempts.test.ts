import { acceptCase, listCases } from '@touchstone/api-client/routes/cases';
import { acceptInvitation } from '@touchstone/api-client/routes/session';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProblemCode } from '../problem/problems.ts';
import { Refusal } from '../problem/refusal.ts';
import { asker, caseWorld } from '../routes/cases/cases.fixture.ts';
import { startApi, type TestPerson } from '../testing.ts';
import { RefusedAttempts } from './refused-attempts.ts';

const api = await startApi();
afterAll(() => api.close());
const world = await caseWorld(api);
const ask = asker(api);
const WHO = { actor: 'person:somebody', organisation: world.guangdong };
const CASE = '018f2f7a-3c1d-7000-8000-000000000001';

interface Written {
  readonly actor: string;
  readonly object_kind: string;
  readonly object_id: string;
  readonly detail: { readonly detail: Readonly<Record<string, unknown>> };
}
const written = async (organisation: string) =>
  (
    await sql<Written>`select actor, object_kind, object_id, detail from touchstone.audit_event where chain = ${organisation} and action = 'attempt.refused' order by seq`.execute(
      api.database.db,
    )
  ).rows;

describe('over the API', () => {
  let [inspector, auditor, abroad]: TestPerson[] = [];
  beforeAll(async () => {
    inspector = await api.person(world.beijing, 'province-inspector', 'province:11');
    auditor = await api.person(world.beijing, 'province-auditor', 'province:11');
    abroad = await api.person(world.guangdong, 'province-inspector', 'province:44');
  });

  test('wrong role, wrong order, stale version and wrong scope are in the record of who tried', async () => {
    const made = await ask(inspector!, 'POST', '/cases', { findings: [await world.finding(await world.app())], basis: '依据' });
    const { id, version } = made.body;
    const basis = { basis: '依据' };
    const tries = [
      [auditor!, 'acceptance', version, 'forbidden'],
      [inspector!, 'confirmation', version, 'no-such-step'],
      [inspector!, 'acceptance', version + 7, 'version-conflict'],
      [abroad!, 'acceptance', version, 'not-found'],
    ] as const;
    for (const [who, verb, match] of tries) await ask(who, 'POST', `/cases/${id}/${verb}`, basis, match);
    const told = [...(await written(world.beijing)), ...(await written(world.guangdong))];
    expect(told.map(({ actor, object_kind, object_id, detail }) => [actor, object_kind, object_id, detail.detail['code']])).toEqual(
      tries.map(([who, , , code]) => [`person:${who.id}`, 'case', id, code]),
    );
  });

  test('the record still verifies', async () => {
    const { body } = await ask(auditor!, 'POST', '/audit/verifications');
    expect(body).toMatchObject({ faults: [], events: expect.any(Number) });
  });

  test('nobody else reads of it', async () => {
    const { body } = await ask(auditor!, 'GET', '/audit/events?action=attempt.refused');
    expect(body.items.every(({ chain }: { chain: string }) => chain === world.beijing)).toBe(true);
  });
});

describe('what is written', () => {
  const note = (
    code: ProblemCode,
    contract: Parameters<RefusedAttempts['note']>[1]['contract'] = acceptCase,
    who: typeof WHO | undefined = WHO,
  ) => new RefusedAttempts(api.platform).note(new Refusal(code), { contract, who, params: { case: CASE }, address: '127.0.0.1' });

  test.each<[ProblemCode, boolean]>([
    ['forbidden', true],
    ['outside-scope', true],
    ['case-not-ready', true],
    ['referral-refused', true],
    ['invalid-input', false],
    ['precondition-required', false],
    ['too-many-requests', false],
    ['idempotency-in-progress', false],
    ['internal', false],
  ])('%s: %s', async (code, isWritten) => expect(await note(code)).toBe(isWritten));

  test('no look, no route of another area, nobody without a name', async () => {
    expect(await note('forbidden', listCases)).toBe(false);
    expect(await note('not-found', acceptInvitation)).toBe(false);
    const attempts = new RefusedAttempts(api.platform);
    expect(await attempts.note(new Refusal('forbidden'), { contract: acceptCase, who: undefined, params: {}, address: '' })).toBe(false);
    expect(await attempts.note(new Error('a bug'), { contract: acceptCase, who: WHO, params: {}, address: '' })).toBe(false);
  });
});

test('a flood is counted and not written', async () => {
  let now = 0;
  const attempts = new RefusedAttempts(api.platform, { perActor: 3, perMinute: 5 }, () => now);
  const tries = async (actor: string, count: number) => {
    let n = 0;
    const attempt = { contract: acceptCase, who: { actor, organisation: world.firm }, params: {}, address: '127.0.0.1' };
    for (let i = 0; i < count; i++) n += Number(await attempts.note(new Refusal('forbidden'), attempt));
    return n;
  };
  expect([await tries('person:a', 10), await tries('person:b', 10), await tries('person:c', 1)]).toEqual([3, 2, 0]);
  now = 60_000;
  expect(await tries('person:a', 1)).toBe(1);
  const last = (await written(world.firm)).at(-1);
  expect([last?.actor, last?.detail.detail['notWritten']]).toEqual(['person:a', 7]);
});
