import type { Permission } from './permissions.ts';
import { type OrganisationKind, permissionsOf, type Role, rowOf } from './roles.ts';
import { covers, formatScope, mayRead, type Scope, type SubjectFacts } from './scope.ts';

/** A role given to a person by an organisation, for a time. Grants are never edited: they end, and another begins. */
export interface Grant {
  readonly id: string;
  readonly person: string;
  readonly organisation: string;
  readonly role: Role;
  readonly scope: Scope;
  /** Milliseconds since 1970; from then on. */
  readonly fromMs: number;
  /** Up to but not at; null: until it is revoked. */
  readonly untilMs: number | null;
  readonly revokedMs: number | null;
  readonly grantedBy: string;
}

export type Decision =
  | { readonly ok: true; readonly grant: Grant }
  | { readonly ok: false; readonly reason: 'no-permission' | 'grant-not-in-force' | 'out-of-scope' };

export const isInForce = (grant: Grant, atMs: number): boolean =>
  grant.fromMs <= atMs && (grant.untilMs === null || atMs < grant.untilMs) && (grant.revokedMs === null || atMs < grant.revokedMs);

/**
 * Whether one of a person's grants allows an act, on one subject if it has one. Denied unless a row says otherwise.
 * @param held all grants of the person, in force or not
 */
export function decide(held: readonly Grant[], permission: Permission, atMs: number, subject?: SubjectFacts): Decision {
  const able = held.filter((grant) => permissionsOf(grant.role).includes(permission));
  if (able.length === 0) return { ok: false, reason: 'no-permission' };
  const inForce = able.filter((grant) => isInForce(grant, atMs));
  if (inForce.length === 0) return { ok: false, reason: 'grant-not-in-force' };
  const grant = subject === undefined ? inForce[0] : inForce.find((held) => mayRead(held.scope, subject));
  return grant === undefined ? { ok: false, reason: 'out-of-scope' } : { ok: true, grant };
}

/**
 * Scopes within which a person may do something now: the predicate of lists and of the statistics above them, each once.
 * Empty: nothing. What a wider one shows is left out, but never an operator's own: only that one shows its private rows.
 */
export function scopesFor(held: readonly Grant[], permission: Permission, atMs: number): readonly Scope[] {
  const scopes = held
    .filter((grant) => isInForce(grant, atMs) && permissionsOf(grant.role).includes(permission))
    .map((grant) => grant.scope);
  const once = scopes.filter((scope, i) => scopes.findIndex((other) => formatScope(other) === formatScope(scope)) === i);
  return once.filter((scope) => scope.kind === 'operator' || !once.some((other) => other !== scope && covers(other, scope)));
}

/** What a session or token may do: its person's permissions in force, and for a token only those it names. */
export function permissionsAt(held: readonly Grant[], atMs: number, token?: readonly Permission[]): readonly Permission[] {
  const all = new Set(held.filter((grant) => isInForce(grant, atMs)).flatMap((grant) => permissionsOf(grant.role)));
  return [...all].filter((permission) => token === undefined || token.includes(permission)).sort();
}

export type GrantFault =
  | 'role-not-of-this-organisation'
  | 'scope-not-of-this-role'
  | 'scope-not-of-this-organisation'
  | 'must-end'
  | 'ends-before-it-begins'
  | 'own-grant'
  | 'no-permission'
  | 'beyond-own-scope'
  | 'roles-apart';

export interface NewGrant {
  readonly person: string;
  readonly role: Role;
  readonly scope: Scope;
  readonly fromMs: number;
  readonly untilMs: number | null;
}

/** The organisation that gives a grant, and the scope of all it may see. */
export interface Grantor {
  readonly kind: OrganisationKind;
  readonly scope: Scope;
}

/**
 * Why a grant may not be given; empty when it may.
 * @param giver grants of the person who gives it; empty for the first administrator, whom `init` makes
 * @param taker grants of the person who gets it
 */
export function faultsOfGrant(
  wanted: NewGrant,
  within: Grantor,
  giver: { readonly person: string; readonly grants: readonly Grant[] },
  taker: readonly Grant[],
  atMs: number,
): readonly GrantFault[] {
  const row = rowOf(wanted.role);
  const [low, high] = [wanted.scope, scopesFor(giver.grants, 'grant.manage', atMs)];
  const faults: readonly (readonly [boolean, GrantFault])[] = [
    [!row.within.includes(within.kind), 'role-not-of-this-organisation'],
    [!row.scopes.includes(wanted.scope.kind), 'scope-not-of-this-role'],
    [!covers(within.scope, wanted.scope), 'scope-not-of-this-organisation'],
    [row.endsAlways === true && wanted.untilMs === null, 'must-end'],
    [wanted.untilMs !== null && wanted.untilMs <= wanted.fromMs, 'ends-before-it-begins'],
    [giver.person === wanted.person, 'own-grant'],
    [high.length === 0, 'no-permission'],
    [high.length > 0 && !high.some((scope) => covers(scope, low)), 'beyond-own-scope'],
    [rolesApart(wanted.role, taker, atMs), 'roles-apart'],
  ];
  return faults.filter(([holds]) => holds).map(([, fault]) => fault);
}

const rolesApart = (role: Role, taker: readonly Grant[], atMs: number) =>
  taker.some((grant) => (grant.untilMs === null || grant.untilMs > atMs) && grant.revokedMs === null && areApart(role, grant.role));

/** Families of roles that one person may not hold together: who watches does not act, who gives rights does not use them. */
const APART: readonly (readonly [RegExp, RegExp])[] = [
  [/-auditor$/, /-(inspector|approver|admin|tester|operator|member|agent|officer)$/],
  [/^(ministry|province)-admin$/, /-(inspector|approver)$|^intake-officer$/],
  [/^(ministry|province)-|^lab-tester$|^intake-officer$/, /^(enterprise|store|sdk|terminal|access)-/],
];

/** Whether one person may not hold both. */
export const areApart = (a: Role, b: Role): boolean =>
  APART.some(([left, right]) => (left.test(a) && right.test(b)) || (left.test(b) && right.test(a)));
