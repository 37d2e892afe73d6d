import { type DeadlineRule, type Due, dueOf, printedText, ruleFault } from '@touchstone/domain/deadline';
import type { By, DeadlineSubject, DeadlineTransaction, KeptDeadline, MoveDeadline } from './ports.ts';
import { standing, stepDeadline } from './step-deadline.ts';

export interface NewDeadline extends DeadlineSubject, By {
  readonly rule: DeadlineRule;
  /** What it begins with: `service.delivered`, `notice.published`. */
  readonly startEvent: string;
  /** When that happened; absent: it has not, and the deadline is PENDING. */
  readonly startedAtMs?: number;
  /** A document says the day: a provisional one is refused. */
  readonly isPrinted?: boolean;
  readonly documentId?: string;
  readonly createdBy?: string | null;
}

/** Sets a deadline, in the transaction of what it follows from. */
export async function startDeadline(tx: DeadlineTransaction, wish: NewDeadline): Promise<MoveDeadline> {
  if (ruleFault(wish.rule) !== undefined) return { ok: false, reason: 'bad-deadline' };
  const { rule, startEvent, startedAtMs, isPrinted, documentId, createdBy, actor, basis, ...subject } = wish;
  const due = startedAtMs === undefined ? undefined : dueOf(rule, startedAtMs, await tx.calendar());
  if (isPrinted === true && due?.state !== 'RUNNING')
    return { ok: false, reason: 'deadline-provisional', ...(due === undefined ? {} : { missingYear: due.missingYear }) };

  const deadline: KeptDeadline = {
    ...subjectOf(subject),
    id: tx.newId(),
    rule,
    state: due?.state ?? 'PENDING',
    startEvent,
    startedAtMs: startedAtMs ?? null,
    calendarIds: due?.calendarIds ?? [],
    dueAtMs: due?.dueAtMs ?? null,
    printedText: isPrinted === true && due !== undefined ? (printedText(due) ?? null) : null,
    documentId: documentId ?? null,
    pausedAtMs: null,
    endedAtMs: null,
    escalated: 0,
    createdBy: createdBy ?? null,
    rowVersion: 1,
  };
  await tx.insertDeadline(deadline);
  await tx.appendDeadlineEvent(deadline.id, {
    event: 'start',
    from: null,
    to: deadline.state,
    actor,
    basis,
    detail: dueDetail(due),
    atMs: tx.nowMs(),
  });
  await announceStart(tx, deadline, due);
  return standing(deadline);
}

/** What it begins with has happened. */
export const beginDeadline = (tx: DeadlineTransaction, id: string, startedAtMs: number, by: By): Promise<MoveDeadline> =>
  stepDeadline(tx, id, 'start', by, async (deadline) => {
    const due = dueOf(deadline.rule, startedAtMs, await tx.calendar());
    return {
      holds: (guard) => guard === 'inside-calendar' && due.state === 'RUNNING',
      change: { startedAtMs, dueAtMs: due.dueAtMs, calendarIds: due.calendarIds },
      detail: dueDetail(due),
      afterwards: (begun) => announceStart(tx, begun, due),
    };
  });

/** Puts the words that a document says into the deadline; from then on it moves by document alone. Said once. */
export async function printDeadline(tx: DeadlineTransaction, id: string, by: By, documentId?: string): Promise<MoveDeadline> {
  const deadline = await tx.holdDeadline(id);
  if (deadline === undefined) return { ok: false, reason: 'not-found' };
  if (deadline.printedText !== null) return standing(deadline);
  if (deadline.state !== 'RUNNING' || deadline.dueAtMs === null)
    return {
      ok: false,
      reason: deadline.state === 'PROVISIONAL' || deadline.state === 'PENDING' ? 'deadline-provisional' : 'no-such-step',
    };
  const { calendarIds, dueAtMs, rule } = deadline;
  const words = printedText({ state: 'RUNNING', dueAtMs, calendarIds, ...(rule.kind === 'at-once' ? { isAtOnce: true } : {}) }) ?? null;
  await tx.saveDeadline(id, { printedText: words, ...(documentId === undefined ? {} : { documentId }) });
  const event = { event: 'print', from: deadline.state, to: deadline.state, detail: { text: words }, atMs: tx.nowMs() };
  await tx.appendDeadlineEvent(id, { ...event, ...by });
  return standing({ ...deadline, printedText: words });
}

const subjectOf = ({ targetKind, targetId, caseId, purpose, obliged, organisation, province }: DeadlineSubject): DeadlineSubject => ({
  targetKind,
  targetId,
  caseId,
  purpose,
  obliged,
  organisation,
  province,
});

const dueDetail = (due: Due | undefined): object =>
  due === undefined ? {} : { due: due.dueAtMs === null ? null : new Date(due.dueAtMs).toISOString(), calendars: due.calendarIds };

/** Whoever administers calendars is asked for the missing one. */
async function announceStart(tx: DeadlineTransaction, deadline: KeptDeadline, due: Due | undefined): Promise<void> {
  if (due === undefined) return;
  await tx.announceDeadline('deadline.started', deadline, {});
  if (due.state === 'PROVISIONAL') await tx.announceDeadline('calendar.missing', deadline, { year: due.missingYear });
}
