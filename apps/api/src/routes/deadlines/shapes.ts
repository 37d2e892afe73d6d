import type { ListedDeadline } from '@touchstone/db/repositories/deadline-lists';
import { dueDay } from '@touchstone/domain/deadline';

const instant = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

export const deadlineShape = (row: ListedDeadline) => ({
  id: row.id,
  target: { kind: row.targetKind, id: row.targetId },
  case: row.caseId === null ? null : { id: row.caseId, number: row.caseNumber, subjectName: row.subjectName },
  purpose: row.purpose,
  obliged: row.obliged,
  organisation: row.organisation,
  province: row.province,
  rule: row.rule,
  state: row.state,
  startEvent: row.startEvent,
  startedAt: instant(row.startedAtMs),
  due: instant(row.dueAtMs),
  dueOn: row.dueAtMs === null ? null : dueDay(row.dueAtMs),
  printedText: row.printedText,
  document: row.documentId,
  extendedBy: row.extendedBy,
  pausedAt: instant(row.pausedAtMs),
  endedAt: instant(row.endedAtMs),
  escalated: row.escalated,
  version: row.rowVersion,
});
