import type { ClauseCase, ScreenElement } from '../clause-case.ts';

const button = (text: string): ScreenElement => ({ text, button: true });
const settings: readonly ScreenElement[] = [button('账号与安全'), button('关于我们'), button('退出登录')];
const account: readonly ScreenElement[] = [button('账号与安全'), button('修改密码')];

/** Clauses about what the screen shows, from trees alone. */
export const screenCases: readonly ClauseCase[] = [
  {
    name: 'settings without account deletion and without the two lists',
    screens: { '01-traverse-settings': settings, '02-traverse-account': account },
    violation: ['account-hard-to-delete'],
  },
];
