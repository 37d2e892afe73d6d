import { endSession, listSessions } from '@touchstone/api-client/routes/session';
import { peopleRows, listSessions as sessionsOf } from '@touchstone/db/repositories/people-rows';
import { handle } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';
import { ownSession } from './own-session.ts';

export const listSessionsHandler = handle(listSessions, async ({ actor, platform, transaction }) => {
  const own = ownSession(actor);
  const rows = await transaction((tx) => sessionsOf(tx, own.person, platform.machineNow()));
  const items = rows.map((row) => ({
    id: row.id,
    isThis: row.id === own.session,
    begunAt: row.created_at.toISOString(),
    lastSeenAt: row.last_seen_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    hasSecondFactor: row.second_factor_at !== null,
    address: row.address,
  }));
  return { status: 200, body: { items } };
});

export const endSessionHandler = handle(endSession, async ({ actor, params, platform, transaction }) => {
  const own = ownSession(actor);
  await transaction(async (tx) => {
    const rows = await sessionsOf(tx, own.person, platform.machineNow());
    if (!rows.some(({ id }) => id === params.session)) throw new Refusal('not-found');
    await peopleRows(tx).endSession(params.session, platform.machineNow());
  });
  return { status: 204, body: null };
});
