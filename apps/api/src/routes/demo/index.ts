import type { Handler } from '../../handler.ts';
import { listDemoAccountsHandler } from './list-demo-accounts.ts';

export const demoHandlers: readonly Handler[] = [listDemoAccountsHandler];
