import { formatScope, type Grant, type OrganisationKind, type Permission, type Scope } from '@touchstone/domain/access';

/** Who asks. */
export type Actor = Anonymous | SignedIn;

export interface Anonymous {
  readonly kind: 'anonymous';
}

export interface SignedIn {
  readonly kind: 'session' | 'token';
  /** Id of the session or of the token. */
  readonly credential: string;
  /** The person; of a token the one it speaks for, undefined for a machine of its own. */
  readonly person: string | undefined;
  readonly organisation: string;
  readonly organisationKind: OrganisationKind;
  /** All grants of the person, in force or not; none of a machine. */
  readonly grants: readonly Grant[];
  readonly permissions: readonly Permission[];
  /** Scopes in which a permission is held now; none when it is not. */
  readonly scopes: (permission: Permission) => readonly Scope[];
  /** Whether a second factor was given, or none is asked of this organisation. Tokens need none. */
  readonly isFullySignedIn: boolean;
}

/** Who it was, as rows and the audit chain name them. */
export const nameOf = (actor: SignedIn): string => (actor.person === undefined ? `token:${actor.credential}` : `person:${actor.person}`);

/**
 * The scope in which an actor uses a permission for one request; undefined when in none.
 *
 * With several the widest decides, and `wanted` (header `touchstone-scope`) chooses among the rest; without it the first.
 */
export function scopeFor(actor: SignedIn, permission: Permission, wanted: string | undefined): Scope | undefined {
  const scopes = actor.scopes(permission);
  if (wanted !== undefined) return scopes.find((scope) => formatScope(scope) === wanted);
  return scopes.find(({ kind }) => kind === 'all') ?? scopes[0];
}

/** The actor as one who holds what they hold in this scope and nothing else; as they are when they hold nothing in it. */
export function inScope(actor: SignedIn, wanted: string): SignedIn {
  const scopes = (permission: Permission) => actor.scopes(permission).filter((scope) => formatScope(scope) === wanted);
  const permissions = actor.permissions.filter((permission) => scopes(permission).length > 0);
  return permissions.length === 0 ? actor : { ...actor, scopes, permissions };
}
