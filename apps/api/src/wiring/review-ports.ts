import { auditLog } from '@touchstone/db/repositories/audit-events';
import { readFinding } from '@touchstone/db/repositories/finding-lists';
import { reviewRows } from '@touchstone/db/repositories/review-rows';
import type { Reviewer, ReviewPorts } from '@touchstone/services/review';
import type { Context } from '../handler.ts';
import { Refusal } from '../problem/refusal.ts';
import { sha256 } from './sha256.ts';

type From = Pick<Context, 'platform' | 'session' | 'address'>;

/**
 * A review reaches beyond a scope: it teaches engines, and reads sheets of other laboratories. So it runs in the person's name
 * and sees all; whether the person may see the finding is asked under their own session before, by `seen`.
 */
export const reviewPorts = ({ platform, session, address }: From): ReviewPorts => ({
  inTransaction: (work) =>
    platform.transaction({ ...session, scope: { kind: 'all' } }, (tx) =>
      work({ ...reviewRows(tx, session.organisation), audit: auditLog(tx, session, { at: platform.now(), address }) }),
    ),
  hash: sha256,
  secondSeed: platform.seeds.second,
  nowMs: () => platform.now().getTime(),
  newId: platform.newId,
});

/** @throws Refusal `not-found` for what lies outside the caller's scope */
export async function seen({ session, platform }: From, finding: string): Promise<void> {
  const row = await platform.transaction(session, (tx) => readFinding(tx, session, finding));
  if (row === undefined) throw new Refusal('not-found');
}

/** @throws Refusal `forbidden` for a machine: people decide */
export function reviewerOf({ actor }: Pick<Context, 'actor'>): Reviewer {
  if (actor.person === undefined)
    throw new Refusal('forbidden', { detail: ['须由本人登录后决定，令牌不能代替', 'a person decides, signed in; a token does not'] });
  return { person: actor.person, organisation: actor.organisation, mayDecide: actor.permissions.includes('finding.decide') };
}
