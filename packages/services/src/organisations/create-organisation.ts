import { advanceClaim } from '@touchstone/domain/access';
import type { AuditLog } from '../audit/ports.ts';
import type { Actor, NewOrganisation, OrganisationRow, Refused } from '../people/ports.ts';
import type { ClaimRows } from './claim-ports.ts';

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

type RegisteredClaims = Pick<ClaimRows, 'hasOperator' | 'claimsOfOperator' | 'insertClaim' | 'changeClaim' | 'addClaimEvent'>;
type OrganisationTx = OrganisationRows & RegisteredClaims & { readonly audit: AuditLog };

export interface OrganisationPorts {
  inTransaction<T>(work: (tx: OrganisationTx) => Promise<T>): Promise<T>;
  now(): Date;
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
): Promise<{ readonly ok: true; readonly id: string } | Refused<'invalid-input' | 'conflict' | 'not-found' | 'already-claimed'>> {
  return ports.inTransaction(async (tx) => {
    const need = NEEDS[wanted.kind];
    if (need !== undefined && wanted[need] === null) return { ok: false, reason: 'invalid-input' };
    if (wanted.parent !== null && (await tx.organisation(wanted.parent)) === undefined) return { ok: false, reason: 'not-found' };
    if (SINGLE.has(wanted.kind) && (await tx.hasOrganisation(wanted.kind, wanted.kind === 'province' ? wanted.province : null)))
      return { ok: false, reason: 'conflict' };
    if (wanted.operator !== null) {
      if (!(await tx.hasOperator(wanted.operator))) return { ok: false, reason: 'not-found' };
      const claims = await tx.claimsOfOperator(wanted.operator);
      if (claims.some(({ method, state }) => method !== 'agent' && IN_FORCE.has(state))) return { ok: false, reason: 'already-claimed' };
    }
    const id = ports.newId();
    await tx.insertOrganisation({ ...wanted, id, createdBy: actor.person ?? null });
    await tx.audit.record({ action: 'organisation.created', object: { kind: 'organisation', id }, after: { ...wanted } });
    if (wanted.operator !== null) await registerClaim(ports, tx, actor, { organisation: id, operator: wanted.operator });
    return { ok: true, id };
  });
}

const IN_FORCE = new Set(['ACCEPTED', 'DISPUTED']);

/** Whom an authority registers for an operator has its claim accepted by that authority, and can lose it like any other. */
async function registerClaim(
  ports: OrganisationPorts,
  tx: OrganisationTx,
  actor: Actor,
  { organisation, operator }: { readonly organisation: string; readonly operator: string },
): Promise<void> {
  const claim = ports.newId();
  const [by, at, basis] = [actor.person ?? null, ports.now(), 'registered by the authority'];
  const accepted = advanceClaim('CLAIMED', 'accept', 'authority', 'registration');
  if (!accepted.ok) throw new Error('the law of claims knows no registration by an authority');
  await tx.insertClaim({ id: claim, operator, organisation, method: 'registration', state: 'CLAIMED', validUntil: null, createdBy: by });
  await tx.addClaimEvent(claim, { event: 'claimed', actor: by, basis, detail: { method: 'registration' }, at });
  await tx.changeClaim(claim, accepted.state);
  await tx.addClaimEvent(claim, { event: 'accept', actor: by, basis, detail: { from: 'CLAIMED', to: accepted.state }, at });
  await tx.audit.record({
    action: 'claim.created',
    object: { kind: 'claim', id: claim },
    detail: { operator, method: 'registration' },
    chain: organisation,
  });
}
