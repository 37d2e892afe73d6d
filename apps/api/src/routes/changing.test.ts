import type { Contract } from '@touchstone/api-client';
import { isRole, PERMISSIONS, permissionsOf, ROLES, type Role } from '@touchstone/domain/access';
import type { TSchema } from 'typebox';
import { afterAll, expect, test } from 'vitest';
import { isPermissionOf } from '../handler.ts';
import { startApi } from '../testing.ts';
import { handlers } from './index.ts';

/** What holds for every route that changes something; a new one is held to it without being named. */
const api = await startApi();
afterAll(() => api.close());
const ministry = await api.organisation('ministry');
const machine = await api.machine(ministry, PERMISSIONS, 'all');
const beijing = await api.organisation('province', { province: '11' });
const auditor = await api.person(beijing, 'province-auditor', 'province:11');
const admin = await api.person(ministry, 'ministry-admin', 'all');

const NOWHERE = '018f2f7a-3c1d-7000-8000-000000000001';
const changes = handlers.map(({ contract }) => contract).filter(({ method }) => method !== 'GET');
const named = (which: (contract: Contract) => boolean) => changes.filter(which).map((contract) => [contract.id, contract] as const);
type Shape = TSchema & { readonly properties?: Readonly<Record<string, Shape>>; readonly required?: readonly string[] };

const urlOf = ({ path, params }: Contract) =>
  path.replaceAll(/:(\w+)/g, (_, name: string) => String(fitting(((params ?? {}) as Shape).properties?.[name] as Shape)));

/** A body that the contract takes. */
function fitting(schema: Shape): unknown {
  const {
    type,
    properties,
    required = [],
    items,
    anyOf,
    pattern,
    format,
    minLength = 0,
    minimum,
    minItems,
  } = schema as Shape & Record<string, never>;
  const own = schema as Readonly<Record<string, unknown>>;
  if (own['const'] !== undefined) return own['const'];
  if (Array.isArray(own['enum'])) return own['enum'][0];
  if (anyOf !== undefined) return fitting(anyOf[0]);
  if (properties !== undefined)
    return Object.fromEntries((required as readonly string[]).map((name) => [name, fitting(properties[name] as Shape)]));
  if (type === 'object') return {};
  if (type === 'array') return (minItems ?? 0) > 0 ? [fitting(items as unknown as TSchema)] : [];
  if (type === 'number') return 0.5;
  if (type === 'integer') return minimum ?? 1;
  if (type === 'boolean') return false;
  if (format === 'uuid') return NOWHERE;
  if (format === 'date-time') return '2027-01-01T00:00:00Z';
  if (format === 'date') return '2027-01-01';
  const texts = ['x', '11', 'ab', 'f'.repeat(64), 'aa:bb', '2026', '2026-01', 'x'.repeat(Math.max(1, minLength))];
  return texts.find((text) => text.length >= minLength && (pattern === undefined || new RegExp(pattern, 'u').test(text))) ?? 'x';
}

const send = (contract: Contract, headers: Readonly<Record<string, string>>, body: unknown = bodyOf(contract)) =>
  api.app.inject({
    method: contract.method,
    url: urlOf(contract),
    headers: { ...headers, ...(contract.upload === undefined ? {} : { 'content-type': contract.upload.mediaTypes[0]! }) },
    ...(body === undefined ? {} : { payload: body as object }),
  });
const bodyOf = (contract: Contract): unknown =>
  contract.upload !== undefined ? 'x' : contract.body === undefined ? undefined : fitting(contract.body as Shape);
const without = ({ headers }: { headers: Readonly<Record<string, string>> }, name: string) =>
  Object.fromEntries(Object.entries(headers).filter(([other]) => other !== name));

test.each(named(isPermissionOf))('%s is refused to a role that only reads', async (_id, contract) => {
  const holds = (role: Role) => (permissionsOf(role) as readonly string[]).includes(contract.permission);
  expect(Object.keys(ROLES).filter((role) => isRole(role) && holds(role)).length).toBeGreaterThan(0);
  const answer = await send(contract, auditor.headers);
  if (holds('province-auditor')) expect(contract.permission).toMatch(/\.(read|verify)$/);
  else expect([answer.statusCode, answer.json().code]).toEqual([403, 'forbidden']);
});

test.each(named(({ permission }) => permission !== 'public'))('%s is not done for another site’s page', async (_id, contract) => {
  const foreign = [
    without(admin, 'x-requested-with'),
    { ...admin.headers, origin: 'https://evil.example' },
    { ...admin.headers, 'sec-fetch-site': 'cross-site' },
    { ...admin.headers, origin: 'null' },
  ];
  for (const headers of foreign) expect((await send(contract, headers)).json()).toMatchObject({ status: 403, code: 'origin-refused' });
});

test.each(named(({ precondition }) => precondition === true))('%s wants to know which version was read', async (_id, contract) => {
  for (const match of [undefined, '*', ''])
    expect((await send(contract, { ...machine, ...(match === undefined ? {} : { 'if-match': match }) })).json()).toMatchObject({
      status: 428,
    });
  for (const match of ['"x"', 'W/"v1"', 'v1', '"v1", "v2"'])
    expect((await send(contract, { ...machine, 'if-match': match })).json()).toMatchObject({ status: 412 });
});

/** Refusals of a body that fits, about things that are not there: never done, never an error of ours. */
const NOT_DONE = [400, 403, 404, 409, 412, 501, 503];
const ABOUT_NOTHING = named((contract) => contract.path.includes(':') && isPermissionOf(contract) && contract.upload === undefined);

test.each(ABOUT_NOTHING)('%s of what is not there is refused', async (_id, contract) => {
  const answer = await send(contract, { ...machine, 'if-match': '"v1"' });
  expect(answer.json().errors ?? []).toEqual(
    expect.not.arrayContaining([expect.objectContaining({ message: expect.stringMatching(/required/) })]),
  );
  expect(NOT_DONE).toContain(answer.statusCode);
});

test.each(named(({ body, permission }) => body !== undefined && permission !== 'public'))(
  '%s takes no field that nobody knows',
  async (_id, contract) => {
    if (bodyOf(contract) === undefined || typeof bodyOf(contract) !== 'object') return;
    const who = isPermissionOf(contract) ? machine : admin.headers;
    const answer = await send(contract, { ...who, 'if-match': '"v1"' }, { ...(bodyOf(contract) as object), isAdministrator: true });
    expect([answer.statusCode, answer.json().errors?.map(({ pointer }: { pointer: string }) => pointer)]).toEqual([
      400,
      expect.arrayContaining(['/body/isAdministrator']),
    ]);
  },
);

test.each(named(({ idempotency }) => idempotency === true))('%s keeps a key to one request and one caller', async (_id, contract) => {
  const key = `key-${contract.id}`;
  const bad = await send(contract, { ...machine, 'if-match': '"v1"', 'idempotency-key': 'short' });
  expect(bad.json()).toMatchObject({ status: 400, errors: [{ pointer: '/headers/idempotency-key' }] });
  const first = await send(contract, { ...machine, 'if-match': '"v1"', 'idempotency-key': key });
  if (first.statusCode >= 300) return;
  const again = await send(contract, { ...machine, 'if-match': '"v1"', 'idempotency-key': key });
  expect([again.statusCode, again.json(), again.headers['idempotency-replayed']]).toEqual([first.statusCode, first.json(), 'true']);
  const another = await api.machine(ministry, PERMISSIONS, 'all');
  expect((await send(contract, { ...another, 'if-match': '"v1"', 'idempotency-key': key })).json()).toMatchObject({
    code: 'idempotency-key-reused',
  });
});
