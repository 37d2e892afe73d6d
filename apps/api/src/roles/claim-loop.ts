import { systemSession, withSession } from '@touchstone/db';
import { expiredClaims } from '@touchstone/db/repositories/claim-rows';
import { moveClaim } from '@touchstone/services/organisations';
import { claimPorts } from '../wiring/claim-ports.ts';
import type { Installation } from '../wiring/installation.ts';
import type { Loop } from './loop.ts';

const EVERY_MS = 60_000;
const AT_ONCE = 100;

/** Ends claims and agencies whose validity is over. Their grants end by themselves at the same instant. */
export const claimLoop = ({ db, platform }: Pick<Installation, 'db' | 'platform'>): Loop => ({
  name: 'expire-claims',
  everyMs: EVERY_MS,
  async round(_, failed) {
    const session = systemSession('claims');
    const ids = await withSession(db, session, (tx) => expiredClaims(tx, platform.machineNow(), AT_ONCE));
    const ports = claimPorts({ platform, address: '127.0.0.1' }, session);
    let ended = 0;
    for (const id of ids)
      try {
        const expiry = { event: 'expire', by: 'platform', person: null, basis: 'validity' } as const;
        if (await ports.inTransaction((tx) => moveClaim(ports, tx, id, expiry))) ended++;
      } catch (error) {
        if (failed === undefined) throw error;
        failed(error);
      }
    return ended;
  },
});
