import { grantRole, listGrants, listRoles, revokeGrant } from '@touchstone/api-client/routes/people';
import { grantsOf } from '@touchstone/db/repositories/access-rows';
import { peopleRows } from '@touchstone/db/repositories/people-rows';
import { ROLES, type Role, rowOf } from '@touchstone/domain/access';
import { grantRole as grant, revokeGrant as revoke, roleAndScope } from '@touchstone/services/people';
import { handle } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';
import { actorOf, peoplePorts } from '../../wiring/people-ports.ts';
import { grantRefusal } from './invite-person.ts';
import { grantShape } from './shapes.ts';

export const listGrantsHandler = handle(listGrants, async ({ params, platform, transaction }) => {
  const grants = await transaction(async (tx) => {
    if ((await peopleRows(tx).person(params.person)) === undefined) throw new Refusal('not-found');
    return grantsOf(tx, params.person);
  });
  return { status: 200, body: { items: grants.map((one) => grantShape(one, platform.machineNow())) } };
});

export const grantRoleHandler = handle(grantRole, async (context) => {
  const { params, body, actor, session, platform } = context;
  const wanted = roleAndScope(body.role, body.scope);
  if (wanted === undefined) throw new Refusal('invalid-input', { errors: [{ pointer: '/body/role', message: 'no-such-role' }] });
  const untilMs = body.until === undefined ? null : Date.parse(body.until);
  const result = await grant(peoplePorts(context), actorOf(actor, session), {
    ...wanted,
    person: params.person,
    untilMs,
    reason: body.reason,
  });
  if (!result.ok) throw grantRefusal(result);
  return { status: 201, body: grantShape(result.grant, platform.machineNow()) };
});

export const revokeGrantHandler = handle(revokeGrant, async (context) => {
  const { params, body, actor, session } = context;
  const result = await revoke(peoplePorts(context), actorOf(actor, session), { grant: params.grant, reason: body.reason });
  if (!result.ok) throw new Refusal(result.reason);
  return { status: 204, body: null };
});

export const listRolesHandler = handle(listRoles, async () => {
  const items = Object.keys(ROLES).map((role) => {
    const { within, scopes, permissions, endsAlways } = rowOf(role as Role);
    return { role, within: [...within], scopes: [...scopes], permissions: [...permissions], endsAlways: endsAlways === true };
  });
  return { status: 200, body: { items } };
});
