import { issueMachineToken, issueOwnToken, listOwnTokens, listTokens, revokeToken } from '@touchstone/api-client/routes/tokens';
import { auditLog } from '@touchstone/db/repositories/audit-events';
import { type ApiToken, tokenRows, listTokens as tokensOf } from '@touchstone/db/repositories/token-rows';
import { isPermission, parseScope } from '@touchstone/domain/access';
import {
  issueMachineToken as issueMachine,
  issueOwnToken as issueOwn,
  revokeToken as revoke,
  type TokenPorts,
  type WantedToken,
} from '@touchstone/services/tokens';
import { newToken } from '@touchstone/sign-in';
import { type Context, type Handler, handle } from '../../handler.ts';
import { pageOf, textKey } from '../../http/page.ts';
import { Refusal } from '../../problem/refusal.ts';
import { isNetwork } from '../../wiring/gate.ts';
import { actorOf } from '../../wiring/people-ports.ts';
import { ownSession } from '../session/own-session.ts';

type From = Pick<Context, 'platform' | 'session' | 'address'>;

const tokenPorts = ({ platform, session, address }: From): TokenPorts => ({
  inTransaction: (work) =>
    platform.transaction(session, (tx) => work({ ...tokenRows(tx), audit: auditLog(tx, session, { at: platform.now(), address }) })),
  newToken: () => newToken('api'),
  now: platform.machineNow,
  newId: platform.newId,
});

const tokenShape = (row: ApiToken) => ({
  id: row.id,
  organisation: row.organisation,
  person: row.person,
  name: row.name,
  prefix: row.prefix,
  permissions: [...row.permissions],
  scope: row.scope,
  addresses: [...row.addresses],
  expiresAt: row.expiresAt.toISOString(),
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
  revokedAt: row.revokedAt?.toISOString() ?? null,
});

interface Body {
  readonly name: string;
  readonly permissions: readonly string[];
  readonly scope: string;
  readonly addresses?: readonly string[];
  readonly expiresAt: string;
}

function wantedOf(body: Body): WantedToken {
  const scope = parseScope(body.scope);
  const permissions = body.permissions.filter(isPermission);
  const addresses = body.addresses ?? [];
  const errors = [
    ...(scope === undefined ? [{ pointer: '/body/scope', message: 'no-such-scope' }] : []),
    ...(permissions.length < body.permissions.length ? [{ pointer: '/body/permissions', message: 'no-such-permission' }] : []),
    ...(addresses.every(isNetwork) ? [] : [{ pointer: '/body/addresses', message: 'no-network' }]),
  ];
  if (scope === undefined || errors.length > 0) throw new Refusal('invalid-input', { errors });
  return { name: body.name, permissions, scope, addresses, expiresAt: new Date(body.expiresAt) };
}

async function issued({ platform, session }: From, result: Awaited<ReturnType<typeof issueOwn>>) {
  if (!result.ok) throw new Refusal(result.reason);
  const row = await platform.transaction(session, (tx) => tokenRows(tx).token(result.id));
  if (row === undefined) throw new Refusal('not-found');
  return { status: 201, body: { token: result.token, about: tokenShape(row) } };
}

const listOwn = handle(listOwnTokens, ({ actor, query, session, platform, transaction }) =>
  transaction(async (tx) => {
    const { person } = ownSession(actor);
    const body = await pageOf(platform.pageTokens, 'list-own-tokens', query, {
      read: (limit, after) => tokensOf(tx, session, { person }, limit, textKey(after)),
      keyOf: ({ id }) => [id],
      shape: tokenShape,
    });
    return { status: 200, body };
  }),
);

const issueForSelf = handle(issueOwnToken, async (context) => {
  ownSession(context.actor);
  return issued(context, await issueOwn(tokenPorts(context), actorOf(context.actor, context.session), wantedOf(context.body)));
});

const list = handle(listTokens, ({ actor, query, session, platform, transaction }) =>
  transaction(async (tx) => {
    const body = await pageOf(platform.pageTokens, 'list-tokens', query, {
      read: (limit, after) => tokensOf(tx, session, { person: query.person, organisation: actor.organisation }, limit, textKey(after)),
      keyOf: ({ id }) => [id],
      shape: tokenShape,
    });
    return { status: 200, body };
  }),
);

const issueForMachine = handle(issueMachineToken, async (context) => {
  ownSession(context.actor);
  return issued(context, await issueMachine(tokenPorts(context), actorOf(context.actor, context.session), wantedOf(context.body)));
});

const revokeOne = handle(revokeToken, async (context) => {
  const { actor, session, params } = context;
  const managesAll = actor.permissions.includes('token.manage');
  const result = await revoke(tokenPorts(context), actorOf(actor, session), { token: params.token, managesAll });
  if (!result.ok) throw new Refusal(result.reason);
  return { status: 204, body: null };
});

export const tokenHandlers: readonly Handler[] = [listOwn, issueForSelf, list, issueForMachine, revokeOne];
