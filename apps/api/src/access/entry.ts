import type { Contract } from '@touchstone/api-client';
import type { FastifyRequest } from 'fastify';
import { isPermissionOf } from '../handler.ts';
import { plainAddress } from '../http/address.ts';
import type { Foundation, Session } from '../platform.ts';
import { Refusal } from '../problem/refusal.ts';
import { type Actor, inScope, nameOf, type SignedIn, scopeFor } from './actor.ts';
import { chosenScopeOf, cookieOf } from './cookie.ts';
import { refuseForeignOrigin } from './origin.ts';

export interface Entry {
  readonly actor: Actor;
  readonly session: Session;
}

/**
 * The one place that decides who may call a route, before its body is read: credentials, origin, permission, scope.
 *
 * @param known told who it is, before it is decided whether they may
 * @throws Refusal
 */
export async function enter(
  platform: Foundation,
  contract: Contract,
  request: FastifyRequest,
  known: (who: Pick<Session, 'actor' | 'organisation'>) => void = () => {},
): Promise<Entry> {
  const bearer = bearerOf(request.headers.authorization);
  const cookie = bearer === undefined ? cookieOf(request.headers.cookie, platform.isSecure) : undefined;
  if (cookie !== undefined) refuseForeignOrigin(request);
  if (contract.permission === 'public') return { actor: { kind: 'anonymous' }, session: NOBODY };

  const actor = await platform.authenticate({ bearer, cookie, address: plainAddress(request.ip) });
  if (actor.kind === 'anonymous') throw new Refusal('unauthenticated');
  known({ actor: nameOf(actor), organisation: actor.organisation });
  const chosen = cookie === undefined ? undefined : chosenScopeOf(request.headers.cookie);
  const narrowed = chosen === undefined || contract.permission === 'own-session' ? actor : inScope(actor, chosen);
  const wanted = headerOf(request, 'touchstone-scope');
  const narrow = wanted === undefined ? narrowed : actor;
  return { actor: narrow, session: sessionOf(contract, narrow, wanted) };
}

/** Whoever asks without saying who they are. */
export const NOBODY: Session = { actor: 'anonymous', organisation: null, scope: { kind: 'none' } };

function sessionOf(contract: Contract, actor: SignedIn, wanted: string | undefined): Session {
  const base = { actor: nameOf(actor), organisation: actor.organisation };
  if (contract.permission !== 'own-session' && !actor.isFullySignedIn) throw new Refusal('second-factor-required');
  if (!isPermissionOf(contract)) return { ...base, scope: { kind: 'none' } };
  const scope = scopeFor(actor, contract.permission, wanted);
  if (scope !== undefined) return { ...base, scope };
  throw new Refusal(actor.permissions.includes(contract.permission) ? 'outside-scope' : 'forbidden');
}

function bearerOf(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  const token = /^Bearer ([\x21-\x7e]{1,512})$/i.exec(header)?.[1];
  if (token === undefined) throw new Refusal('token-invalid');
  return token;
}

function headerOf(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
}
