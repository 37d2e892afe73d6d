import { isOutside, type ListedCase } from '@touchstone/db/repositories/case-lists';
import { type RecordedEvent, toldRegion, toldState } from '@touchstone/domain/case';
import type { Session } from '../../platform.ts';

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** A case as it is told: outside, without what the authority prepares and whom it watches. */
export function caseShape(row: ListedCase, session: Session) {
  const hides = isOutside(session);
  const inside = <T>(value: T): T | null => (hides ? null : value);
  return {
    id: row.id,
    number: row.number,
    state: hides ? toldState(row.state, row.noticedAt !== null) : row.state,
    penalty: hides ? toldRegion(row.penalty) : row.penalty,
    access: hides ? toldRegion(row.access) : row.access,
    credit: hides ? toldRegion(row.credit) : row.credit,
    subject: { kind: row.subjectKind as 'app', id: row.subjectId, name: row.subjectName },
    app: row.app,
    operator: row.operator === null ? null : { id: row.operator, name: row.operatorName },
    authority: { id: row.organisation, name: row.organisationName },
    province: row.province,
    territory: row.territory,
    handler: inside(row.handler),
    campaign: inside(row.campaign),
    clauses: [...row.clauses],
    round: row.round,
    recurrenceOf: row.recurrenceOf,
    transferredFrom: inside(row.transferredFrom),
    mergedInto: row.mergedInto,
    openedAt: row.openedAt.toISOString(),
    servedAt: iso(row.servedAt),
    noticedAt: iso(row.noticedAt),
    delistedAt: iso(row.delistedAt),
    closedAt: iso(row.closedAt),
    noRelistUntil: iso(row.noRelistUntil),
    watchOn: inside(row.watchOn),
    nextDueAt: inside(iso(row.nextDueAt)),
    isDemo: row.isDemo,
    version: row.rowVersion,
  };
}

export const eventShape = ({ caseId: _, previous: __, atMs, ...event }: RecordedEvent) => ({
  ...event,
  payload: { ...event.payload },
  at: new Date(atMs).toISOString(),
});
