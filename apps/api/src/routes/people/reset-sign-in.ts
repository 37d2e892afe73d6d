import { resetSignIn } from '@touchstone/api-client/routes/people';
import { resetSignIn as reset } from '@touchstone/services/people';
import { handle } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';
import { actorOf, peoplePorts } from '../../wiring/people-ports.ts';
import { linkShape } from './invite-person.ts';

export const resetSignInHandler = handle(resetSignIn, async (context) => {
  const { params, body, actor, session } = context;
  const result = await reset(peoplePorts(context), actorOf(actor, session), {
    person: params.person,
    forgetsSecondFactor: body.forgetsSecondFactor,
  });
  if (!result.ok) throw new Refusal(result.reason);
  return { status: 201, body: linkShape(result) };
});
