import { isRole, type Role } from '@touchstone/domain/access';

/** An invented account of an installation for demonstration, with the password that `npm start` printed. */
export interface DemoAccount {
  readonly login: string;
  readonly password: string;
  readonly displayName: string;
  readonly organisation: string;
  readonly organisationEn: string | null;
  readonly role: Role;
}

/**
 * `TOUCHSTONE_DEMO_ACCOUNTS`: handed over by `npm start`, and good for nothing without `TOUCHSTONE_DEMO=1`.
 *
 * @throws RangeError when it is no list of accounts
 */
export function demoAccounts(env: Readonly<Record<string, string | undefined>>): readonly DemoAccount[] | undefined {
  const text = env['TOUCHSTONE_DEMO_ACCOUNTS'];
  if (env['TOUCHSTONE_DEMO'] !== '1' || text === undefined || text === '') return undefined;
  const accounts = JSON.parse(text) as readonly DemoAccount[];
  if (!Array.isArray(accounts) || !accounts.every(({ role }) => isRole(role))) throw new RangeError('TOUCHSTONE_DEMO_ACCOUNTS');
  return accounts;
}
