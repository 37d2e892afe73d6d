import { ROLES } from '@touchstone/domain/access';
import { expect, test } from 'vitest';
import { creditCode } from '../../store/src/samples/credit-code.ts';
import { developer } from '../../store/src/samples/developers.ts';
import { demoAccounts, ORGANISATIONS, PEOPLE } from './demo-plan.ts';

const firmOf = (key: string) => ORGANISATIONS.find((one) => one.key === key) as { name: string; operator: { creditCode: string } };

test.each(['qingkong', 'kuaida'] as const)('%s is the firm that the stores name', (key) => {
  const { name, operator } = firmOf(key);
  expect(developer(key).statement).toMatchObject({ name, creditCode: operator.creditCode });
});

test.each([
  ['sdk', '440305', 'MA5DEM01'],
  ['access', '110108', 'MA01DEM2'],
])('the code of %s is one, and nobody else’s', (key, region, organisation) => {
  expect(firmOf(key).operator.creditCode).toBe(creditCode(region, organisation));
});

test('every account is of an organisation, and has its password', () => {
  const passwords = Object.fromEntries(PEOPLE.map(({ login }) => [login, `of-${login}`]));
  const accounts = demoAccounts({ passwords });
  expect(accounts.map(({ login, password }) => password === `of-${login}`)).not.toContain(false);
  expect(new Set(accounts.map(({ login }) => login)).size).toBe(PEOPLE.length);
});

test('every role that a person can hold has an account', () => {
  const held = new Set<string>(PEOPLE.map(({ role }) => role));
  expect(Object.keys(ROLES).filter((role) => !held.has(role))).toEqual(['worker', 'public']);
});
