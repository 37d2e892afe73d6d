import { faultsOfGrant, formatScope, type Grant, type GrantFault, type Role, type Scope } from '@touchstone/domain/access';
import type { Actor, OrganisationRow, PeoplePorts, Refused } from './ports.ts';

export interface WantedGrant {
  readonly person: string;
  readonly role: Role;
  readonly scope: Scope;
  /** Milliseconds since 1970; null for as long as it is not revoked. */
  readonly untilMs: number | null;
}

/** Gives a person of one's own organisation (or, with scope `all`, of any) a role within a scope. */
export function grantRole(
  ports: PeoplePorts,
  actor: Actor,
  wanted: WantedGrant & { readonly reason: string },
): Promise<
  | { readonly ok: true; readonly grant: Grant }
  | Refused<'not-found' | 'outside-scope'>
  | (Refused<'forbidden'> & { readonly faults: readonly GrantFault[] })
> {
  return ports.inTransaction(async (tx) => {
    const person = await tx.holdPerson(wanted.person);
    const organisation = person === undefined ? undefined : await tx.organisation(person.organisation);
    if (person === undefined || organisation === undefined) return { ok: false, reason: 'not-found' };
    if (organisation.id !== actor.organisation && actor.scope.kind !== 'all') return { ok: false, reason: 'outside-scope' };

    const faults = faultsForNew(ports, actor, organisation, wanted, await tx.grantsOf(person.id));
    if (faults.length > 0) return { ok: false, reason: 'forbidden', faults };
    const grant = grantFor(ports, actor.name, { ...wanted, organisation: organisation.id });
    await tx.insertGrant(grant, wanted.reason);
    await tx.audit.record({
      action: 'grant.given',
      object: { kind: 'person', id: person.id },
      detail: { grant: grant.id, role: grant.role, scope: formatScope(grant.scope), basis: wanted.reason },
      chain: organisation.id,
    });
    return { ok: true, grant };
  });
}

/** Ends a grant now. */
export function revokeGrant(
  ports: PeoplePorts,
  actor: Actor,
  wanted: { readonly grant: string; readonly reason: string },
): Promise<{ readonly ok: true } | Refused<'not-found' | 'outside-scope' | 'own-grant'>> {
  return ports.inTransaction(async (tx) => {
    const grant = await tx.grant(wanted.grant);
    if (grant === undefined || grant.revokedMs !== null) return { ok: false, reason: 'not-found' };
    if (grant.organisation !== actor.organisation && actor.scope.kind !== 'all') return { ok: false, reason: 'outside-scope' };
    if (grant.person === actor.person) return { ok: false, reason: 'own-grant' };
    await tx.endGrant(grant.id, actor.person ?? null, ports.now());
    await tx.audit.record({
      action: 'grant.revoked',
      object: { kind: 'person', id: grant.person },
      detail: { grant: grant.id, role: grant.role, basis: wanted.reason },
      chain: grant.organisation,
    });
    return { ok: true };
  });
}

/** Why the law of access forbids a grant; none when it does not. */
export function faultsForNew(
  ports: Pick<PeoplePorts, 'now'>,
  actor: Actor,
  organisation: OrganisationRow,
  wanted: WantedGrant,
  taker: readonly Grant[],
): readonly GrantFault[] {
  const atMs = ports.now().getTime();
  return faultsOfGrant(
    { ...wanted, fromMs: atMs },
    { kind: organisation.kind, scope: isHandedOn(actor, organisation, wanted) ? { kind: 'all' } : scopeOfOrganisation(organisation) },
    { person: actor.person ?? actor.name, grants: actor.grants },
    taker,
    atMs,
  );
}

/** Who runs an installation without a ministry may let another of their own store run it, too. */
const isHandedOn = (actor: Actor, { id }: OrganisationRow, { role }: WantedGrant): boolean =>
  role === 'store-host' && id === actor.organisation && actor.grants.some((grant) => grant.role === role && grant.revokedMs === null);

/** The widest that a grant within an organisation may reach. */
export function scopeOfOrganisation({ id, kind, province, operator, store }: OrganisationRow): Scope {
  switch (kind) {
    case 'ministry':
      return { kind: 'all' };
    case 'province':
      return province === null ? { kind: 'none' } : { kind: 'province', province };
    case 'lab':
      return { kind: 'lab', organisation: id };
    case 'store':
      return store === null ? { kind: 'none' } : { kind: 'store', store };
    default:
      return operator === null ? { kind: 'none' } : { kind: 'operator', operator };
  }
}

export const grantFor = (
  ports: Pick<PeoplePorts, 'now' | 'newId'>,
  grantedBy: string,
  wanted: WantedGrant & { readonly organisation: string },
): Grant => ({
  id: ports.newId(),
  person: wanted.person,
  organisation: wanted.organisation,
  role: wanted.role,
  scope: wanted.scope,
  fromMs: ports.now().getTime(),
  untilMs: wanted.untilMs,
  revokedMs: null,
  grantedBy,
});
