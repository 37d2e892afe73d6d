import { systemSession, withSession } from '@touchstone/db';
import { expireRows } from '@touchstone/db/repositories/expire-rows';
import type { Installation } from '../wiring/installation.ts';
import type { Loop } from './loop.ts';

const EVERY_MS = 15 * 60_000;

/** Takes away what has served its time: answers of keys, sessions and links long ended. */
export const expireLoop = ({ db, platform }: Pick<Installation, 'db' | 'platform'>): Loop => ({
  name: 'expire',
  everyMs: EVERY_MS,
  round: () => withSession(db, systemSession('expire'), (tx) => expireRows(tx, platform.machineNow())),
});
