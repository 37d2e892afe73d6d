import { beginSecondFactor, confirmSecondFactor } from '@touchstone/api-client/routes/session';
import { beginSecondFactor as begin, confirmSecondFactor as confirm } from '@touchstone/services/people';
import { setCookie } from '../../access/cookie.ts';
import { handle } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';
import { actorOf, peoplePorts } from '../../wiring/people-ports.ts';
import { ownSession } from './own-session.ts';

export const beginSecondFactorHandler = handle(beginSecondFactor, async (context) => {
  ownSession(context.actor);
  const result = await begin(peoplePorts(context), actorOf(context.actor, context.session), {
    password: context.body.password,
    isFullySignedIn: context.actor.isFullySignedIn,
  });
  if (!result.ok) throw new Refusal(result.reason);
  return { status: 200, body: { secret: result.secret, address: result.address, ticket: result.ticket } };
});

export const confirmSecondFactorHandler = handle(confirmSecondFactor, async (context) => {
  const { actor, session, body, address, platform } = context;
  ownSession(actor);
  const result = await confirm(peoplePorts(context), actorOf(actor, session), { ...body, address });
  if (!result.ok) throw new Refusal(result.reason);
  return {
    status: 200,
    body: { recoveryCodes: [...result.recoveryCodes] },
    headers: { 'set-cookie': setCookie(result.token, result.expiresAt, platform.isSecure) },
  };
});
