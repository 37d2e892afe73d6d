import type { Actor, Refused } from '../people/ports.ts';
import type { Claim, ClaimPorts } from './claim-ports.ts';
import { moveClaim } from './join.ts';

/** An authority decides on a claim it may see: a decision is a row, with its basis. */
export function decideClaim(
  ports: ClaimPorts,
  actor: Actor,
  wanted: { readonly claim: string; readonly decision: 'accept' | 'refuse' | 'uphold' | 'revoke'; readonly basis: string },
): Promise<{ readonly ok: true } | Refused<'not-found' | 'no-such-step' | 'own-grant'>> {
  return ports.inTransaction(async (tx) => {
    const claim = await tx.holdClaim(wanted.claim);
    if (claim === undefined) return { ok: false, reason: 'not-found' };
    if (claim.organisation === actor.organisation || claim.createdBy === actor.person) return { ok: false, reason: 'own-grant' };
    const moved = await moveClaim(ports, tx, claim.id, {
      event: wanted.decision,
      by: 'authority',
      person: actor.person ?? null,
      basis: wanted.basis,
    });
    return moved ? { ok: true } : { ok: false, reason: 'no-such-step' };
  });
}

/** A firm with a claim of its own disputes the claims of others to the same operator; an authority then decides on each. */
export function disputeClaims(
  ports: ClaimPorts,
  actor: Actor,
  wanted: { readonly claim: string; readonly basis: string },
): Promise<{ readonly ok: true; readonly disputed: number } | Refused<'not-found' | 'no-such-step'>> {
  return ports.inTransaction(async (tx) => {
    const own = await tx.holdClaim(wanted.claim);
    if (own === undefined || own.organisation !== actor.organisation) return { ok: false, reason: 'not-found' };
    if (own.state !== 'CLAIMED' && own.state !== 'ACCEPTED') return { ok: false, reason: 'no-such-step' };
    const others = (await tx.claimsOfOperator(own.operator)).filter(
      (claim: Claim) => claim.organisation !== actor.organisation && claim.method !== 'agent',
    );
    let disputed = 0;
    for (const other of others)
      if (await moveClaim(ports, tx, other.id, { event: 'dispute', by: 'other-firm', person: actor.person ?? null, basis: wanted.basis }))
        disputed++;
    return disputed === 0 ? { ok: false, reason: 'no-such-step' } : { ok: true, disputed };
  });
}

/** A firm gives up a claim of its own, or ends an agency that it gave. */
export function withdrawClaim(
  ports: ClaimPorts,
  actor: Actor,
  wanted: { readonly claim: string; readonly basis: string },
): Promise<{ readonly ok: true } | Refused<'not-found' | 'no-such-step'>> {
  return ports.inTransaction(async (tx) => {
    const claim = await tx.holdClaim(wanted.claim);
    const giver = claim?.createdBy == null ? undefined : await tx.person(claim.createdBy);
    const isOwn =
      claim !== undefined &&
      (claim.organisation === actor.organisation || (claim.method === 'agent' && giver?.organisation === actor.organisation));
    if (claim === undefined || !isOwn) return { ok: false, reason: 'not-found' };
    const moved = await moveClaim(ports, tx, claim.id, { event: 'revoke', by: 'firm', person: actor.person ?? null, basis: wanted.basis });
    return moved ? { ok: true } : { ok: false, reason: 'no-such-step' };
  });
}
