import { signOut } from '@touchstone/api-client/routes/session';
import { auditLog } from '@touchstone/db/repositories/audit-events';
import { peopleRows } from '@touchstone/db/repositories/people-rows';
import { clearCookie } from '../../access/cookie.ts';
import { handle } from '../../handler.ts';
import { ownSession } from './own-session.ts';

export const signOutHandler = handle(signOut, async ({ actor, platform, session, address, transaction }) => {
  const own = ownSession(actor);
  await transaction(async (tx) => {
    await peopleRows(tx).endSession(own.session, platform.machineNow());
    await auditLog(tx, session, { at: platform.now(), address }).record({ action: 'sign-out', object: { kind: 'person', id: own.person } });
  });
  return { status: 204, body: null, headers: { 'set-cookie': clearCookie(platform.isSecure) } };
});
