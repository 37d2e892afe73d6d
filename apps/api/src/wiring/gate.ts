import { BlockList, isIP } from 'node:net';
import { type Database, type SessionTransaction, systemSession, withSession } from '@touchstone/db';
import { accessRows, type FoundSession, type FoundToken } from '@touchstone/db/repositories/access-rows';
import {
  covers,
  type Grant,
  isPermission,
  type Permission,
  parseScope,
  permissionsAt,
  type Scope,
  scopesFor,
} from '@touchstone/domain/access';
import { hashToken, sessionState } from '@touchstone/sign-in';
import type { Actor, SignedIn } from '../access/actor.ts';
import type { Credentials } from '../platform.ts';
import { Refusal } from '../problem/refusal.ts';

const TOUCH_TOKEN_MS = 60_000;
/** Organisations whose people need a second factor, unless their policy says otherwise. */
const CAREFUL = new Set(['ministry', 'province', 'lab']);

/**
 * Finds out who asks. Grants are read with every request: what is revoked is revoked now.
 * @param doors connections under the system's rights: a request then costs one statement here and no transaction
 */
export const gate = (db: Database, now: () => Date, doors?: Database) => ({
  async authenticate({ bearer, cookie, address }: Credentials): Promise<Actor> {
    if (bearer === undefined && cookie === undefined) return { kind: 'anonymous' };
    const credentials = { bearer, cookie, address };
    return doors === undefined
      ? withSession(db, systemSession('gate'), (tx) => actorOf(tx, credentials, now))
      : actorOf(doors, credentials, now);
  },
});

async function actorOf(tx: Database | SessionTransaction, { bearer, cookie, address }: Credentials, now: () => Date): Promise<Actor> {
  const rows = accessRows(tx);
  if (bearer !== undefined && !bearer.startsWith('tss_')) {
    const token = await rows.tokenByHash(hashToken(bearer));
    if (token === undefined || !isGoodToken(token, now())) throw new Refusal('token-invalid');
    if (!mayComeFrom(token.addresses, address)) throw new Refusal('address-refused');
    if (token.lastUsedAt === null || now().getTime() - token.lastUsedAt.getTime() > TOUCH_TOKEN_MS)
      await rows.touchToken(token.id, now(), address);
    return tokenActor(token, token.person === null ? [] : await rows.grantsOf(token.person), now().getTime());
  }
  const session = await rows.sessionByHash(hashToken(bearer ?? cookie ?? ''));
  const state = session === undefined || !session.isActive ? 'ended' : sessionState(session, now().getTime());
  if (session === undefined || state === 'ended') throw new Refusal('unauthenticated');
  if (state === 'good-and-stale') await rows.touchSession(session.id, now());
  return sessionActor(session, await rows.grantsOf(session.person), now().getTime());
}

function sessionActor(session: FoundSession, grants: readonly Grant[], nowMs: number): SignedIn {
  return {
    kind: 'session',
    credential: session.id,
    person: session.person,
    organisation: session.organisation,
    organisationKind: session.organisationKind,
    grants,
    permissions: permissionsAt(grants, nowMs),
    scopes: (permission) => scopesFor(grants, permission, nowMs),
    // whoever has set one up gives it, whether or not the organisation asks for it
    isFullySignedIn: session.secondFactorAt !== null || !(session.hasSecondFactor || needsSecondFactor(session)),
  };
}

/** A person's token gives what the person may do now and the token names; a machine's gives what it names. */
function tokenActor(token: FoundToken, grants: readonly Grant[], nowMs: number): SignedIn {
  const named = token.permissions.filter(isPermission);
  const limit: Scope = parseScope(token.scope) ?? { kind: 'none' };
  const permissions = token.person === null ? named : permissionsAt(grants, nowMs, named);
  const scopes = (permission: Permission): readonly Scope[] => {
    if (!permissions.includes(permission)) return [];
    if (token.person === null) return [limit];
    return scopesFor(grants, permission, nowMs).flatMap((scope) => (covers(scope, limit) ? [limit] : covers(limit, scope) ? [scope] : []));
  };
  return {
    kind: 'token',
    credential: token.id,
    person: token.person ?? undefined,
    organisation: token.organisation,
    organisationKind: token.organisationKind,
    grants,
    permissions,
    scopes,
    isFullySignedIn: true,
  };
}

const isGoodToken = (token: FoundToken, now: Date): boolean => token.isActive && token.revokedAt === null && token.expiresAt > now;

export function needsSecondFactor({ organisationKind, policy }: Pick<FoundSession, 'organisationKind' | 'policy'>): boolean {
  const { secondFactor } = (policy ?? {}) as { readonly secondFactor?: unknown };
  return secondFactor === 'required' || (secondFactor !== 'optional' && CAREFUL.has(organisationKind));
}

/** Whether an address lies in one of the networks; in any when there are none. */
export function mayComeFrom(networks: readonly string[], address: string): boolean {
  if (networks.length === 0) return true;
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  if (isIP(address) === 0) return false;
  const list = new BlockList();
  for (const network of networks) {
    const { start, bits, kind } = networkOf(network);
    list.addSubnet(start, bits, kind);
  }
  return list.check(address, family);
}

/** Whether a text is an address or a network in CIDR form. */
export function isNetwork(text: string): boolean {
  const { start, bits, kind } = networkOf(text);
  return isIP(start) !== 0 && Number.isInteger(bits) && bits <= (kind === 'ipv6' ? 128 : 32);
}

function networkOf(text: string) {
  const [start = '', bits] = text.split('/');
  const kind = isIP(start) === 6 ? ('ipv6' as const) : ('ipv4' as const);
  return { start, bits: Number(bits ?? (kind === 'ipv6' ? 128 : 32)), kind };
}
