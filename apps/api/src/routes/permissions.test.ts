import { PERMISSIONS } from '@touchstone/domain/access';
import { afterAll, expect, test } from 'vitest';
import { isPermissionOf } from '../handler.ts';
import { startApi } from '../testing.ts';
import { handlers } from './index.ts';

const api = await startApi();
afterAll(() => api.close());
const ministry = await api.organisation('ministry');

/** Tokens that hold everything but one permission. */
const tokens = new Map<string, Promise<Readonly<Record<string, string>>>>();
const allBut = (permission: string) => {
  const token =
    tokens.get(permission) ??
    api.machine(
      ministry,
      PERMISSIONS.filter((held) => held !== permission),
      'all',
    );
  tokens.set(permission, token);
  return token;
};

const routes = handlers.map(({ contract }) => contract);
const ask = (contract: (typeof routes)[number], headers: Readonly<Record<string, string>>) =>
  api.app.inject({
    method: contract.method,
    url: contract.path.replaceAll(/:[A-Za-z0-9]+/g, 'x'),
    headers: { ...headers, 'content-type': 'application/json' },
    // no JSON: who may not come in is told so before their body is read
    ...(contract.method === 'GET' ? {} : { payload: '{' }),
  });

const named = routes.map((contract) => [contract.id, contract] as const);

test.each(named.filter(([, { permission }]) => permission !== 'public'))('%s is nobody’s without signing in', async (_id, contract) => {
  const answer = await ask(contract, {});
  expect([answer.statusCode, answer.json().code]).toEqual([401, 'unauthenticated']);
});

test.each(named.filter(([, contract]) => isPermissionOf(contract)))(
  '%s asks for its permission, and all others are not enough',
  async (_id, contract) => {
    const answer = await ask(contract, await allBut(contract.permission));
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'forbidden']);
  },
);

test.each(named.filter(([, contract]) => isPermissionOf(contract) && contract.body !== undefined))(
  '%s asks for no other permission',
  async (_id, contract) => {
    const answer = await ask(contract, await api.machine(ministry, [contract.permission], 'all'));
    expect(answer.json().code).toBe('bad-request');
  },
);
