import { invitePerson } from '@touchstone/api-client/routes/people';
import { invitePerson as invite, type NewLink, roleAndScope } from '@touchstone/services/people';
import { handle } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';
import { actorOf, peoplePorts } from '../../wiring/people-ports.ts';

export const invitePersonHandler = handle(invitePerson, async (context) => {
  const { body, actor, session } = context;
  const wanted = roleAndScope(body.role, body.scope);
  if (wanted === undefined) throw new Refusal('invalid-input', { errors: [{ pointer: '/body/role', message: 'no-such-role' }] });
  const result = await invite(peoplePorts(context), actorOf(actor, session), {
    ...wanted,
    organisation: body.organisation ?? actor.organisation,
    login: body.login,
    displayName: body.displayName,
    email: body.email,
    untilMs: body.until === undefined ? null : Date.parse(body.until),
  });
  if (!result.ok) throw grantRefusal(result);
  return { status: 201, body: linkShape(result) };
});

export const linkShape = ({ person, token, expiresAt }: NewLink) => ({ person, token, expiresAt: expiresAt.toISOString() });

/** A refusal with the articles of the access law that forbid it. */
export const grantRefusal = (result: {
  readonly reason: 'not-found' | 'outside-scope' | 'login-taken' | 'forbidden';
  readonly faults?: readonly string[];
}): Refusal =>
  new Refusal(
    result.reason,
    result.faults === undefined ? {} : { errors: result.faults.map((message) => ({ pointer: '/body/role', message })) },
  );
