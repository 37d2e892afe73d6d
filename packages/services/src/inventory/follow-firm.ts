import { moveCase } from '../cases/move-case.ts';
import type { CaseTransaction } from '../cases/ports.ts';

export interface FollowTransaction {
  /** Those of a firm's cases under way that are elsewhere than the firm. */
  casesElsewhere(operator: string): Promise<readonly { readonly id: string; readonly before: string | null; readonly territory: string }[]>;
  readonly cases: CaseTransaction;
}

const ACTOR = { name: 'system:inventory', organisation: null, permissions: [] } as const;

/** Cases under way are where their firm is: each by an event of its own. A closed case keeps what it was closed with. */
export async function followFirm({ casesElsewhere, cases }: FollowTransaction, operator: string, reason: string): Promise<void> {
  const elsewhere = await casesElsewhere(operator);
  await cases.holdCases(elsewhere.map(({ id }) => id));
  for (const { id, before, territory } of elsewhere) {
    const payload = { operator, before, territory };
    const moved = await moveCase(cases, { caseId: id, event: 'move-territory', basis: reason, payload, actor: ACTOR });
    // one that ended meanwhile stays where it was
    if (!moved.ok && moved.reason !== 'no-such-step') throw new RangeError(`case ${id} does not follow its firm: ${moved.reason}`);
  }
}
