import { advanceClaim, type ClaimEvent, type ClaimState, isClaimInForce, type OrganisationKind } from '@touchstone/domain/access';
import { grantFor } from '../people/grant-role.ts';
import type { Actor, Refused } from '../people/ports.ts';
import { begin, type SignedIn } from '../people/sign-in.ts';
import type { Claim, ClaimPorts, ClaimTx, EndedGrant } from './claim-ports.ts';
import { type Proof, type ProofFault, type Proven, prove } from './prove-operator.ts';

export interface Applicant {
  readonly kind: Extract<OrganisationKind, 'enterprise' | 'sdk-provider' | 'terminal-maker' | 'access-provider'>;
  readonly organisation: string;
  readonly login: string;
  readonly displayName: string;
  readonly password: string;
  readonly address: string;
}

export type Joined = SignedIn & { readonly claim: string; readonly isAccepted: boolean };

/** A firm joins with a proof that it speaks for an operator; until an unsure proof is decided on, it sees nothing of it. */
export async function joinAsFirm(
  ports: ClaimPorts,
  applicant: Applicant,
  proof: Proof,
): Promise<Joined | Refused<ProofFault | 'login-taken' | 'weak-password'>> {
  if (!ports.kit.isStrongPassword(applicant.password, applicant.login)) return { ok: false, reason: 'weak-password' };
  const passwordHash = await ports.kit.hashPassword(applicant.password);
  return ports
    .inTransaction(async (tx) => {
      const proven = await prove(ports, tx, proof);
      if (!proven.ok) return proven;
      if ((await tx.personByLogin(applicant.login)) !== undefined) throw new JoinRefused('login-taken');

      const [organisation, id] = [ports.newId(), ports.newId()];
      const { kind, login, displayName } = applicant;
      await tx.insertOrganisation({
        id: organisation,
        kind,
        name: applicant.organisation,
        nameEn: null,
        province: null,
        operator: null,
        store: null,
        parent: null,
        createdBy: null,
      });
      await tx.insertPerson({ id, organisation, login, displayName, email: null, state: 'ACTIVE', passwordHash, createdBy: null });
      // until the claim is accepted: their own people, and no operator
      await tx.insertGrant(
        grantFor(ports, `person:${id}`, { person: id, organisation, role: 'enterprise-admin', scope: { kind: 'none' }, untilMs: null }),
        'joined',
      );
      const { claim, isAccepted } = await claimIn(ports, tx, { organisation, person: id }, proof.method, proven);
      const person = await tx.person(id);
      if (person === undefined) throw new Error('a person just made is not there');
      return {
        ...(await begin(ports, tx, person, { address: applicant.address, hasSecondFactor: false, how: 'link' })),
        claim,
        isAccepted,
      };
    })
    .catch((error: unknown) => {
      if (error instanceof JoinRefused) return { ok: false, reason: error.reason };
      throw error;
    });
}

/** Rolls the transaction back, so that the proof is not used up by a refusal. */
class JoinRefused extends Error {
  readonly reason: 'login-taken';

  constructor(reason: 'login-taken') {
    super(reason);
    this.reason = reason;
  }
}

/** A firm that is here already claims another operator. */
export function claimOperator(
  ports: ClaimPorts,
  actor: Actor,
  proof: Proof,
): Promise<
  { readonly ok: true; readonly claim: string; readonly isAccepted: boolean } | Refused<ProofFault | 'already-claimed' | 'forbidden'>
> {
  const { person } = actor;
  if (person === undefined) return Promise.resolve({ ok: false, reason: 'forbidden' });
  return ports.inTransaction(async (tx) => {
    const proven = await prove(ports, tx, proof);
    if (!proven.ok) return proven;
    const mine = (await tx.claimsOfOperator(proven.operator)).find(
      ({ organisation, state }) => organisation === actor.organisation && IN_FORCE.has(state),
    );
    if (mine !== undefined) return { ok: false, reason: 'already-claimed' };
    return { ok: true, ...(await claimIn(ports, tx, { organisation: actor.organisation, person }, proof.method, proven)) };
  });
}

const IN_FORCE = new Set(['CLAIMED', 'ACCEPTED', 'DISPUTED']);

/** Writes a claim. A sure proof is accepted at once, unless the operator is another's already: then an authority decides. */
async function claimIn(
  ports: ClaimPorts,
  tx: ClaimTx,
  who: { readonly organisation: string; readonly person: string },
  method: Proof['method'],
  proven: Proven,
) {
  const others = (await tx.claimsOfOperator(proven.operator)).filter(
    ({ organisation, state, method: how }) =>
      organisation !== who.organisation && how !== 'agent' && (state === 'ACCEPTED' || state === 'DISPUTED'),
  );
  const claim = ports.newId();
  await tx.insertClaim({
    id: claim,
    operator: proven.operator,
    organisation: who.organisation,
    method,
    state: 'CLAIMED',
    validUntil: null,
    createdBy: who.person,
  });
  await tx.addClaimEvent(claim, { event: 'claimed', actor: who.person, basis: proven.basis, detail: { method }, at: ports.now() });
  await tx.audit.record({
    action: 'claim.created',
    object: { kind: 'claim', id: claim },
    detail: { operator: proven.operator, method },
    chain: who.organisation,
    actor: `person:${who.person}`,
  });
  const isAccepted = proven.isSure && others.length === 0;
  if (isAccepted) await moveClaim(ports, tx, claim, { event: 'proved', by: 'platform', person: null, basis: proven.basis });
  return { claim, isAccepted };
}

/** Who takes a step, as the law of claims names them. */
export type ClaimActor = Parameters<typeof advanceClaim>[2];

export interface ClaimMove {
  readonly event: ClaimEvent;
  readonly by: ClaimActor;
  readonly person: string | null;
  readonly basis: string;
}

/**
 * Takes a step with a claim. What the firm sees of the operator begins and ends with it: a disputed claim shows nothing until
 * it is decided, and gives back what it took when it is upheld.
 *
 * @returns false when the law of claims has no such step
 */
export async function moveClaim(ports: ClaimPorts, tx: ClaimTx, id: string, { event, by, person, basis }: ClaimMove): Promise<boolean> {
  const claim = await tx.holdClaim(id);
  const outcome = claim === undefined ? undefined : advanceClaim(claim.state, event, by, claim.method);
  if (claim === undefined || outcome === undefined || !outcome.ok) return false;

  const atMs = ports.now().getTime();
  const isInForce = (state: ClaimState) => isClaimInForce(state, null, atMs);
  const ended = isInForce(claim.state) && !isInForce(outcome.state) ? await endGrants(ports, tx, claim, person) : [];
  await tx.changeClaim(id, outcome.state);
  const detail = { from: claim.state, to: outcome.state, ended: ended.map((grant) => ({ ...grant })) };
  await tx.addClaimEvent(id, { event, actor: person, basis, detail, at: ports.now() });
  await tx.audit.record({
    action: `claim.${event}`,
    object: { kind: 'claim', id },
    detail: { ...detail, basis },
    chain: claim.organisation,
  });
  if (!isInForce(claim.state) && isInForce(outcome.state)) await beginGrants(ports, tx, claim, event, person);
  return true;
}

async function endGrants(ports: ClaimPorts, tx: ClaimTx, claim: Claim, by: string | null): Promise<readonly EndedGrant[]> {
  const grants = await tx.grantsWithin(claim.organisation, claim.operator);
  for (const { id } of grants) await tx.endGrant(id, by, ports.now());
  return grants.map(({ person, role }) => ({ person, role }));
}

/** The claimant's own, and after a dispute those of their people that it ended. */
async function beginGrants(ports: ClaimPorts, tx: ClaimTx, claim: Claim, event: ClaimEvent, by: string | null): Promise<void> {
  await tx.setOperator(claim.organisation, claim.operator);
  const scope = { kind: 'operator', operator: claim.operator } as const;
  const claimant = FIRST_ROLES.flatMap((role) => (claim.createdBy === null ? [] : [{ person: claim.createdBy, role }]));
  const wanted = event === 'uphold' ? await tx.endedBy(claim.id, 'dispute') : claimant;
  const grantedBy = by === null ? 'system:claims' : `person:${by}`;
  for (const { person, role } of wanted)
    await tx.insertGrant(
      grantFor(ports, grantedBy, { person, organisation: claim.organisation, role, scope, untilMs: null }),
      `claim ${claim.id}`,
    );
}

const FIRST_ROLES = ['enterprise-admin', 'enterprise-member'] as const;
