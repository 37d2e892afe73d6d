import { covers, type Grant } from '@touchstone/domain/access';
import { grantFor } from '../people/grant-role.ts';
import type { Actor, Refused } from '../people/ports.ts';
import type { ClaimPorts } from './claim-ports.ts';

const LONGEST_MS = 2 * 366 * 86_400_000;

/**
 * A firm lets a person of another firm act for it (代理), for a time. The grant is the firm's: it sees it and can end it.
 *
 * It names the agent by login and learns nothing of who has it but that they may act.
 */
export function appointAgent(
  ports: ClaimPorts,
  actor: Actor,
  wanted: { readonly operator: string; readonly login: string; readonly untilMs: number; readonly basis: string },
): Promise<
  { readonly ok: true; readonly claim: string; readonly grant: Grant } | Refused<'not-found' | 'outside-scope' | 'invalid-input'>
> {
  const lifeMs = wanted.untilMs - ports.now().getTime();
  const scope = { kind: 'operator', operator: wanted.operator } as const;
  if (actor.scope.kind !== 'operator' || !covers(actor.scope, scope)) return Promise.resolve({ ok: false, reason: 'outside-scope' });
  if (lifeMs <= 0 || lifeMs > LONGEST_MS) return Promise.resolve({ ok: false, reason: 'invalid-input' });
  return ports.inTransaction(async (tx) => {
    const agent = await tx.personByLogin(wanted.login);
    const theirs = agent === undefined ? undefined : await tx.organisation(agent.organisation);
    if (agent === undefined || agent.state !== 'ACTIVE' || theirs?.kind !== 'enterprise' || theirs.id === actor.organisation)
      return { ok: false, reason: 'not-found' };

    const claim = ports.newId();
    await tx.insertClaim({
      id: claim,
      operator: wanted.operator,
      organisation: theirs.id,
      method: 'agent',
      state: 'ACCEPTED',
      validUntil: new Date(wanted.untilMs),
      createdBy: actor.person ?? null,
    });
    await tx.addClaimEvent(claim, {
      event: 'claimed',
      actor: actor.person ?? null,
      basis: wanted.basis,
      detail: { agent: agent.id, login: wanted.login },
      at: ports.now(),
    });
    const grant = grantFor(ports, actor.name, {
      person: agent.id,
      organisation: actor.organisation,
      role: 'enterprise-agent',
      scope,
      untilMs: wanted.untilMs,
    });
    await tx.insertGrant(grant, wanted.basis);
    await tx.audit.record({
      action: 'agent.appointed',
      object: { kind: 'claim', id: claim },
      detail: { agent: agent.id, operator: wanted.operator, until: new Date(wanted.untilMs).toISOString(), basis: wanted.basis },
    });
    return { ok: true, claim, grant };
  });
}
