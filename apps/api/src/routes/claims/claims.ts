import {
  appointAgent,
  claimOperator,
  decideClaim,
  disputeClaims,
  inviteFirm,
  listClaims,
  listOwnClaims,
  makeOrderCode,
  readClaim,
  withdrawClaim,
} from '@touchstone/api-client/routes/claims';
import { claimRows, listClaims as claimsOf } from '@touchstone/db/repositories/claim-rows';
import {
  appointAgent as appoint,
  claimOperator as claim,
  decideClaim as decide,
  disputeClaims as dispute,
  inviteFirm as invite,
  makeOrderCode as makeCode,
  withdrawClaim as withdraw,
} from '@touchstone/services/organisations';
import { handle } from '../../handler.ts';
import { pageOf, textKey } from '../../http/page.ts';
import { Refusal } from '../../problem/refusal.ts';
import { claimPorts } from '../../wiring/claim-ports.ts';
import { actorOf } from '../../wiring/people-ports.ts';
import { keyProof } from './join.ts';
import { claimShape, claimWithEvents } from './shapes.ts';

export const makeOrderCodeHandler = handle(makeOrderCode, async (context) => {
  const { params, body, actor, session, transaction } = context;
  // an operator outside the caller's scope is not there
  if (!(await transaction((tx) => claimRows(tx).hasOperator(params.operator)))) throw new Refusal('not-found');
  const result = await makeCode(claimPorts(context, session), actor.person ?? null, { operator: params.operator, order: body.order });
  if (!result.ok) throw new Refusal(result.reason);
  return { status: 201, body: { code: result.code, expiresAt: result.expiresAt.toISOString() } };
});

export const inviteFirmHandler = handle(inviteFirm, async (context) => {
  const { params, body, actor, session, transaction } = context;
  if (!(await transaction((tx) => claimRows(tx).hasOperator(params.operator)))) throw new Refusal('not-found');
  const result = await invite(claimPorts(context, session), actor.person ?? null, { operator: params.operator, ...body });
  if (!result.ok) throw new Refusal(result.reason);
  return { status: 201, body: { code: result.code, expiresAt: result.expiresAt.toISOString() } };
});

export const claimOperatorHandler = handle(claimOperator, async (context) => {
  const { body, actor, session } = context;
  const proof = body.method === 'signing-key' ? keyProof(body) : body;
  const result = await claim(claimPorts(context, session), actorOf(actor, session), proof);
  if (!result.ok) throw new Refusal(result.reason);
  return { status: 201, body: { claim: result.claim, isAccepted: result.isAccepted } };
});

export const listClaimsHandler = handle(listClaims, ({ query, platform, transaction }) =>
  transaction(async (tx) => ({
    status: 200,
    body: await pageOf(platform.pageTokens, 'list-claims', query, {
      read: (limit, after) => claimsOf(tx, query, limit, textKey(after)),
      keyOf: ({ id }) => [id],
      shape: claimShape,
    }),
  })),
);

export const listOwnClaimsHandler = handle(listOwnClaims, ({ query, actor, platform, transaction }) =>
  transaction(async (tx) => ({
    status: 200,
    body: await pageOf(platform.pageTokens, 'list-own-claims', query, {
      read: (limit, after) => claimsOf(tx, { state: query.state, organisation: actor.organisation }, limit, textKey(after)),
      keyOf: ({ id }) => [id],
      shape: (row) => ({ ...claimShape(row), agent: row.agent, operatorName: row.operatorName }),
    }),
  })),
);

export const readClaimHandler = handle(readClaim, ({ params, transaction }) =>
  transaction(async (tx) => ({ status: 200, body: await claimWithEvents(tx, params.claim) })),
);

export const decideClaimHandler = handle(decideClaim, async (context) => {
  const { params, body, actor, session, transaction } = context;
  await transaction((tx) => claimWithEvents(tx, params.claim));
  const result = await decide(claimPorts(context, session), actorOf(actor, session), { claim: params.claim, ...body });
  if (!result.ok) throw new Refusal(result.reason);
  return { status: 200, body: await transaction((tx) => claimWithEvents(tx, params.claim)) };
});

export const disputeClaimsHandler = handle(disputeClaims, async (context) => {
  const { params, body, actor, session } = context;
  const result = await dispute(claimPorts(context, session), actorOf(actor, session), { claim: params.claim, basis: body.basis });
  if (!result.ok) throw new Refusal(result.reason);
  return { status: 202, body: { disputed: result.disputed } };
});

export const withdrawClaimHandler = handle(withdrawClaim, async (context) => {
  const { params, body, actor, session } = context;
  const result = await withdraw(claimPorts(context, session), actorOf(actor, session), { claim: params.claim, basis: body.basis });
  if (!result.ok) throw new Refusal(result.reason);
  return { status: 204, body: null };
});

export const appointAgentHandler = handle(appointAgent, async (context) => {
  const { body, actor, session } = context;
  const { operator, login, basis } = body;
  const result = await appoint(claimPorts(context, session), actorOf(actor, session), {
    operator,
    login,
    basis,
    untilMs: Date.parse(body.until),
  });
  if (!result.ok) throw new Refusal(result.reason);
  return { status: 201, body: { claim: result.claim, grant: result.grant.id, until: new Date(result.grant.untilMs ?? 0).toISOString() } };
});
