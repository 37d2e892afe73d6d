import {
  covers,
  formatScope,
  type OrganisationKind,
  type Permission,
  permissionsAt,
  permissionsOf,
  type Role,
  type Scope,
  scopesFor,
} from '@touchstone/domain/access';
import type { AuditLog } from '../audit/ports.ts';
import type { Actor, Refused } from '../people/ports.ts';

const LONGEST_MS = 366 * 86_400_000;

export interface TokenRow {
  readonly id: string;
  readonly organisation: string;
  readonly person: string | null;
  readonly name: string;
  readonly prefix: string;
  readonly tokenHash: string;
  readonly permissions: readonly Permission[];
  readonly scope: string;
  readonly addresses: readonly string[];
  readonly expiresAt: Date;
  readonly createdBy: string | null;
}

export interface TokenPorts {
  inTransaction<T>(
    work: (tx: {
      readonly audit: AuditLog;
      insertToken(row: TokenRow): Promise<void>;
      token(
        id: string,
      ): Promise<{ readonly organisation: string; readonly person: string | null; readonly revokedAt: Date | null } | undefined>;
      endToken(id: string, at: Date): Promise<void>;
    }) => Promise<T>,
  ): Promise<T>;
  newToken(): { readonly token: string; readonly prefix: string; readonly hash: string };
  now(): Date;
  newId(): string;
}

export interface WantedToken {
  readonly name: string;
  readonly permissions: readonly Permission[];
  readonly scope: Scope;
  readonly addresses: readonly string[];
  readonly expiresAt: Date;
}

export type IssuedToken = { readonly ok: true; readonly id: string; readonly token: string };

/** Makes a token by which a person works through a program: some of their permissions, within their scope. */
export function issueOwnToken(
  ports: TokenPorts,
  actor: Actor,
  wanted: WantedToken,
): Promise<IssuedToken | Refused<'forbidden' | 'exceeds-own-rights' | 'invalid-input'>> {
  const atMs = ports.now().getTime();
  const { person } = actor;
  if (person === undefined) return refused('forbidden');
  const own = permissionsAt(actor.grants, atMs);
  const reaches = (permission: Permission) => scopesFor(actor.grants, permission, atMs).some((scope) => covers(scope, wanted.scope));
  if (!wanted.permissions.every((permission) => own.includes(permission) && reaches(permission))) return refused('exceeds-own-rights');
  return issue(ports, actor, person, wanted);
}

/** What machines of an organisation do: never what a person decides. */
const MACHINE_ROLES: Readonly<Record<OrganisationKind, readonly Role[]>> = {
  ministry: ['worker'],
  province: ['worker'],
  lab: ['worker'],
  store: ['store-operator', 'worker'],
  enterprise: ['enterprise-member'],
  'sdk-provider': ['enterprise-member'],
  'terminal-maker': ['enterprise-member'],
  'access-provider': ['access-provider'],
};
const FOR_PERSONS = new Set<Permission>(['token.manage-own', 'finding.reply', 'claim.create']);

/** Permissions that a machine of such an organisation may be given. */
export const machinePermissions = (kind: OrganisationKind): readonly Permission[] =>
  MACHINE_ROLES[kind].flatMap(permissionsOf).filter((permission) => !FOR_PERSONS.has(permission));

/** Makes a token for a machine of the organisation, within the scope of who makes it. */
export function issueMachineToken(
  ports: TokenPorts,
  actor: Actor,
  wanted: WantedToken,
): Promise<IssuedToken | Refused<'exceeds-own-rights' | 'invalid-input'>> {
  const allowed = machinePermissions(actor.organisationKind);
  const isAllowed = wanted.permissions.every((permission) => allowed.includes(permission)) && covers(actor.scope, wanted.scope);
  return isAllowed ? issue(ports, actor, null, wanted) : refused('exceeds-own-rights');
}

function issue(
  ports: TokenPorts,
  actor: Actor,
  person: string | null,
  wanted: WantedToken,
): Promise<IssuedToken | Refused<'invalid-input'>> {
  const lifeMs = wanted.expiresAt.getTime() - ports.now().getTime();
  if (lifeMs <= 0 || lifeMs > LONGEST_MS) return refused('invalid-input');
  const { token, prefix, hash } = ports.newToken();
  const id = ports.newId();
  return ports.inTransaction(async (tx) => {
    const { name, permissions, addresses, expiresAt } = wanted;
    const scope = formatScope(wanted.scope);
    await tx.insertToken({
      id,
      organisation: actor.organisation,
      person,
      name,
      prefix,
      tokenHash: hash,
      permissions,
      scope,
      addresses,
      expiresAt,
      createdBy: actor.person ?? null,
    });
    await tx.audit.record({
      action: 'token.issued',
      object: { kind: 'token', id },
      detail: { permissions, scope, isMachine: person === null, expiresAt: expiresAt.toISOString() },
    });
    return { ok: true, id, token };
  });
}

/** Revokes a token: one's own, or any of the organisation for who manages its tokens. */
export function revokeToken(
  ports: TokenPorts,
  actor: Actor,
  wanted: { readonly token: string; readonly managesAll: boolean },
): Promise<{ readonly ok: true } | Refused<'not-found'>> {
  return ports.inTransaction(async (tx) => {
    const found = await tx.token(wanted.token);
    const isMine = found !== undefined && found.person !== null && found.person === actor.person;
    const isOurs = found !== undefined && wanted.managesAll && (found.organisation === actor.organisation || actor.scope.kind === 'all');
    if (found === undefined || found.revokedAt !== null || !(isMine || isOurs)) return { ok: false, reason: 'not-found' };
    await tx.endToken(wanted.token, ports.now());
    await tx.audit.record({ action: 'token.revoked', object: { kind: 'token', id: wanted.token }, chain: found.organisation });
    return { ok: true };
  });
}

const refused = <R extends string>(reason: R): Promise<Refused<R>> => Promise.resolve({ ok: false, reason });
