import type { Canonical } from '@touchstone/kernel/canonical';
import type { Actor, Refused } from '../people/ports.ts';
import type { OrganisationPorts } from './create-organisation.ts';

export interface OrganisationEdit {
  readonly organisation: string;
  readonly ifMatch: number;
  readonly name?: string;
  readonly nameEn?: string;
  readonly state?: 'ACTIVE' | 'SUSPENDED' | 'CLOSED';
  readonly policy?: Readonly<Record<string, unknown>>;
}

/** Changes an organisation: its own people within their scope, or all with scope `all`. Nobody closes their own. */
export function editOrganisation(
  ports: OrganisationPorts,
  actor: Actor,
  edit: OrganisationEdit,
): Promise<{ readonly ok: true } | Refused<'not-found' | 'outside-scope' | 'version-conflict' | 'no-such-step'>> {
  const { organisation: id, ifMatch, ...change } = edit;
  return ports.inTransaction(async (tx) => {
    const before = await tx.organisation(id);
    if (before === undefined) return { ok: false, reason: 'not-found' };
    if (id !== actor.organisation && actor.scope.kind !== 'all') return { ok: false, reason: 'outside-scope' };
    if (before.rowVersion !== ifMatch) return { ok: false, reason: 'version-conflict' };
    const leaves = change.state !== undefined && change.state !== 'ACTIVE';
    if ((leaves && id === actor.organisation) || before.state === 'CLOSED') return { ok: false, reason: 'no-such-step' };
    await tx.changeOrganisation(id, change);
    await tx.audit.record({
      action: change.policy === undefined ? 'organisation.edited' : 'organisation.policy-set',
      object: { kind: 'organisation', id },
      detail: { ...change, ...(change.policy === undefined ? {} : { policy: textOf(change.policy) }) } as Canonical,
    });
    return { ok: true };
  });
}

/** Shares are fractions, which canonical text does not hold. */
const textOf = (policy: Readonly<Record<string, unknown>>): string => JSON.stringify(policy, Object.keys(policy).sort());
