import { listDemoAccounts } from '@touchstone/api-client/routes/demo';
import { handle } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';
import { ROLE_TITLES } from './role-titles.ts';

export const listDemoAccountsHandler = handle(listDemoAccounts, async ({ platform }) => {
  if (platform.demoAccounts === undefined) throw new Refusal('no-such-route');
  const items = platform.demoAccounts.map(({ role, ...account }) => {
    const [roleZh, roleEn] = ROLE_TITLES[role];
    return { ...account, role, roleZh, roleEn };
  });
  return { status: 200, body: { items } };
});
