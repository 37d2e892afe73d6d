import { changePassword } from '@touchstone/api-client/routes/session';
import { changePassword as change } from '@touchstone/services/people';
import { handle } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';
import { actorOf, peoplePorts } from '../../wiring/people-ports.ts';
import { ownSession } from './own-session.ts';

export const changePasswordHandler = handle(changePassword, async (context) => {
  const { session } = ownSession(context.actor);
  const result = await change(peoplePorts(context), actorOf(context.actor, context.session), { ...context.body, session });
  if (!result.ok) throw new Refusal(result.reason);
  return { status: 204, body: null };
});
