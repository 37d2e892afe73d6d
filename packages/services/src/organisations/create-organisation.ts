import type { AuditLog } from '../audit/ports.ts';
import type { Actor, NewOrganisation, OrganisationRow, Refused } from '../people/ports.ts';

export interface OrganisationRows {
  organisation(id: string): Promise<(OrganisationRow & { readonly rowVersion: number; readonly nameEn: string | null }) | undefined>;
  insertOrganisation(row: NewOrganisation): Promise<void>;
  /** Whether there is one of this kind; of this province, where one is given. */
  hasOrganisation(kind: string, province: string | null): Promise<boolean>;
  changeOrganisation(
    id: string,
    change: { readonly name?: string; readonly nameEn?: string; readonly state?: string; readonly policy?: object },
  ): Promise<void>;
}

export interface OrganisationPorts {
  inTransaction<T>(work: (tx: OrganisationRows & { readonly audit: AuditLog }) => Promise<T>): Promise<T>;
  newId(): string;
}

/** What each kind must name of itself. */
const NEEDS: Readonly<Record<string, 'province' | 'operator' | 'store' | undefined>> = { province: 'province', store: 'store' };
/** Kinds of which there is one (a province). */
const SINGLE = new Set(['ministry', 'province']);

/** Makes an organisation: one ministry, one administration a province, any number of others. */
export function createOrganisation(
  ports: OrganisationPorts,
  actor: Actor,
  wanted: Omit<NewOrganisation, 'id' | 'createdBy'>,
): Promise<{ readonly ok: true; readonly id: string } | Refused<'invalid-input' | 'conflict' | 'not-found'>> {
  return ports.inTransaction(async (tx) => {
    const need = NEEDS[wanted.kind];
    if (need !== undefined && wanted[need] === null) return { ok: false, reason: 'invalid-input' };
    if (wanted.parent !== null && (await tx.organisation(wanted.parent)) === undefined) return { ok: false, reason: 'not-found' };
    if (SINGLE.has(wanted.kind) && (await tx.hasOrganisation(wanted.kind, wanted.kind === 'province' ? wanted.province : null)))
      return { ok: false, reason: 'conflict' };
    const id = ports.newId();
    await tx.insertOrganisation({ ...wanted, id, createdBy: actor.person ?? null });
    await tx.audit.record({ action: 'organisation.created', object: { kind: 'organisation', id }, after: { ...wanted } });
    return { ok: true, id };
  });
}
