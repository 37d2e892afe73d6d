import { MAIN_DEADLINES } from '@touchstone/domain/case';
import { moveCase } from '@touchstone/services/cases';
import type { KeptDeadline } from '@touchstone/services/deadlines';
import type { Foundation, Transaction } from '../platform.ts';
import { caseRowsOf, systemActor } from './case-ports.ts';

type Follow = (platform: Pick<Foundation, 'now' | 'newId'>, tx: Transaction, deadline: KeptDeadline) => Promise<void>;

/**
 * What follows when a deadline was not kept, by what it is about; the same transaction as its expiry. What has no row here is told
 * of, on the desk and by message, and nothing else. An area whose rows change by it adds its line.
 */
const FOLLOW: Readonly<Record<string, Follow>> = {
  case: passCase,
};

/** The one place where the end of a deadline changes something else. */
export const deadlinePassed: Follow = async (platform, tx, deadline) =>
  FOLLOW[isOfCase(deadline) ? 'case' : deadline.targetKind]?.(platform, tx, deadline);

/** The time to rectify, and the time after a notice, are the case's whatever document set them. */
const isOfCase = ({ caseId, purpose }: KeptDeadline): boolean => caseId !== null && MAIN_DEADLINES.some((main) => main === purpose);

async function passCase(platform: Pick<Foundation, 'now' | 'newId'>, tx: Transaction, deadline: KeptDeadline): Promise<void> {
  const moved = await moveCase(caseRowsOf(platform)(tx), {
    caseId: deadline.caseId ?? deadline.targetId,
    event: 'deadline-passed',
    basis: `deadline:${deadline.id}`,
    payload: { deadline: deadline.id, purpose: deadline.purpose },
    actor: systemActor('clock'),
  });
  // a case that is past caring (closed, withdrawn, moved on) has no step for it: the deadline expires all the same
  if (!moved.ok && moved.reason === 'version-conflict') throw new RangeError(`case of deadline ${deadline.id}: ${moved.reason}`);
}
