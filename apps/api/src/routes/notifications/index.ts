import type { Handler } from '../../handler.ts';
import { chooseHandler, listChoicesHandler } from './choices.ts';
import { listHandler, readAllHandler, readHandler } from './inbox.ts';

/** What people are told, and how they want to be told. */
export const notificationHandlers: readonly Handler[] = [listHandler, readHandler, readAllHandler, listChoicesHandler, chooseHandler];
