import { permissionsOf, ROLES, type Role, rowOf, type ScopeKind } from '@touchstone/domain/access';
import { afterAll, describe, expect, test } from 'vitest';
import { startApi, type TestPerson } from '../../testing.ts';

const api = await startApi();
afterAll(() => api.close());
const operator = api.platform.newId();
const store = api.platform.newId();
await api.database.db
  .insertInto('operator')
  .values({ id: operator, name: '某公司', name_normal: '某公司', name_grams: ['某公', '公司'], province: '33', contacts: '{}' })
  .execute();
await api.database.db.insertInto('store').values({ id: store, code: 'shop', name: '某商店', connector: 'folder' }).execute();

const SCOPE: Readonly<Partial<Record<ScopeKind, string>>> = {
  all: 'all',
  province: 'province:33',
  store: `store:${store}`,
  operator: `operator:${operator}`,
};
let made = 0;
async function personOf(role: Role): Promise<TestPerson> {
  const kind = rowOf(role).within[0]!;
  const province = kind === 'province' ? String(33 + made++) : undefined;
  const organisation = await api.organisation(kind, {
    ...(province === undefined ? {} : { province }),
    ...(kind === 'store' ? { store } : {}),
    ...(rowOf(role).scopes.includes('operator') ? { operator } : {}),
  });
  const scope = rowOf(role).scopes[0]!;
  return api.person(
    organisation,
    role,
    scope === 'lab' ? `lab:${organisation}` : scope === 'province' ? `province:${province}` : SCOPE[scope]!,
  );
}

const roles = (Object.keys(ROLES) as Role[]).filter(
  (role) => rowOf(role).within.length > 0 && role !== 'worker' && role !== 'enterprise-agent',
);

describe.each(roles)('the desk of %s', (role) => {
  test('holds what they may do, and each number opens its list', async () => {
    const person = await personOf(role);
    const answer = await api.app.inject({ url: '/api/v1/desk', headers: person.headers });
    expect(answer.statusCode).toBe(200);
    const items = answer.json().items as { kind: string; count: number; list: string }[];
    expect(items.some(({ kind }) => kind === 'calendar-to-import')).toBe(
      (permissionsOf(role) as readonly string[]).includes('calendar.import'),
    );
    // orders of shelves are of stores: a firm is sent documents
    expect(items.some(({ kind }) => kind === 'items-to-acknowledge')).toBe(
      (permissionsOf(role) as readonly string[]).includes('order.read') && rowOf(role).scopes[0] !== 'operator',
    );
    for (const { kind, list } of items) {
      const opened = await api.app.inject({ url: list, headers: person.headers });
      expect([kind, list, opened.statusCode]).toEqual([kind, list, 200]);
    }
  });
});
