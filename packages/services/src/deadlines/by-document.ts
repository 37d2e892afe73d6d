import { type DeadlineRule, dueOf, printedText, resumedDue, ruleFault } from '@touchstone/domain/deadline';
import type { BasisDocument, By, ClockPaper, DeadlineRefused, DeadlineTransaction, KeptDeadline, MoveDeadline } from './ports.ts';
import { standing, stepDeadline } from './step-deadline.ts';

/** A step that rests on an issued document (order_document). */
export interface ByDocument extends Pick<By, 'actor'> {
  readonly documentId: string;
  /** `If-Match`. */
  readonly readVersion?: number;
}

const holdsByDocument = (guard: string) => guard === 'document';
const byOf = ({ actor, documentId }: ByDocument): By => ({ actor, basis: `order:${documentId}` });

/** Stops the clock. */
export const pauseDeadline = (tx: DeadlineTransaction, id: string, by: ByDocument): Promise<MoveDeadline> =>
  stepDeadline(
    tx,
    id,
    'pause',
    byOf(by),
    async (deadline) =>
      (await refusedBy(tx, deadline, by, 'pause')) ?? {
        holds: holdsByDocument,
        change: { pausedAtMs: tx.nowMs(), documentId: by.documentId },
      },
    by.readVersion,
  );

/** Lets the clock go on: what was left is left. */
export const resumeDeadline = (tx: DeadlineTransaction, id: string, by: ByDocument): Promise<MoveDeadline> =>
  stepDeadline(
    tx,
    id,
    'resume',
    byOf(by),
    async (deadline) => {
      const refused = await refusedBy(tx, deadline, by, 'resume');
      if (refused !== undefined) return refused;
      const { rule, dueAtMs, pausedAtMs, startedAtMs } = deadline;
      const calendar = await tx.calendar();
      const resumed =
        dueAtMs === null || pausedAtMs === null
          ? dueOf(rule, startedAtMs ?? tx.nowMs(), calendar).dueAtMs
          : resumedDue(rule, dueAtMs, pausedAtMs, tx.nowMs(), calendar);
      const due = resumed == null ? undefined : dueOf({ kind: 'instant', at: new Date(resumed).toISOString() }, tx.nowMs(), calendar);
      if (due?.state !== 'RUNNING') return provisional(due?.missingYear);
      return {
        holds: holdsByDocument,
        change: {
          dueAtMs: due.dueAtMs,
          calendarIds: due.calendarIds,
          pausedAtMs: null,
          documentId: by.documentId,
          ...(rule.kind === 'at-once' ? {} : { printedText: printedText(due) ?? null }),
        },
        detail: { before: rfc(dueAtMs), due: rfc(due.dueAtMs) },
      };
    },
    by.readVersion,
  );

export interface Extension extends ByDocument {
  /** Days and hours are counted from the end of the old deadline; absent: until the instant that the document prints. */
  readonly rule?: DeadlineRule;
}

/** 延期: another deadline takes its place, printed in the document. @returns how the new one stands */
export async function extendDeadline(tx: DeadlineTransaction, id: string, extension: Extension): Promise<MoveDeadline> {
  const printedMs = (await tx.basisDocument(extension.documentId))?.untilMs ?? null;
  const rule = extension.rule ?? (printedMs === null ? undefined : untilRule(printedMs));
  if (rule === undefined || rule.kind === 'at-once' || ruleFault(rule) !== undefined) return { ok: false, reason: 'bad-deadline' };
  let next: KeptDeadline | undefined;
  const moved = await stepDeadline(
    tx,
    id,
    'extend',
    byOf(extension),
    async (deadline) => {
      const refused = await refusedBy(tx, deadline, extension, 'extension');
      if (refused !== undefined) return refused;
      const from = deadline.dueAtMs ?? deadline.startedAtMs ?? tx.nowMs();
      // a deadline that ends at 24:00 belongs to the day that ends: the next is the first that is counted
      const due = dueOf(rule, rule.kind === 'hours' ? from : from - 1, await tx.calendar());
      if (due.state !== 'RUNNING') return provisional(due.missingYear);
      if (deadline.dueAtMs !== null && due.dueAtMs <= deadline.dueAtMs) return { ok: false, reason: 'not-later' };
      if (printedMs !== null && due.dueAtMs !== printedMs) return { ok: false, reason: 'not-as-printed' };
      next = {
        ...deadline,
        id: tx.newId(),
        rule,
        state: 'RUNNING',
        startEvent: 'deadline.extended',
        startedAtMs: from,
        calendarIds: due.calendarIds,
        dueAtMs: due.dueAtMs,
        printedText: printedText(due) ?? null,
        documentId: extension.documentId,
        pausedAtMs: null,
        endedAtMs: null,
        escalated: 0,
        rowVersion: 1,
      };
      await tx.insertDeadline(next);
      const by = byOf(extension);
      const detail = { extends: id, due: rfc(due.dueAtMs) };
      await tx.appendDeadlineEvent(next.id, { ...by, event: 'start', from: null, to: 'RUNNING', detail, atMs: tx.nowMs() });
      return {
        holds: holdsByDocument,
        change: { extendedBy: next.id, endedAtMs: tx.nowMs() },
        detail: { by: next.id },
        afterwards: () => tx.announceDeadline('deadline.extended', next!, { extends: id }),
      };
    },
    extension.readVersion,
  );
  return moved.ok && next !== undefined ? standing(next) : moved;
}

const untilRule = (ms: number): DeadlineRule => ({ kind: 'instant', at: new Date(ms).toISOString() });

/** Why a clock does not move by this document; undefined where it does: issued by the same authority, of the type, about this deadline. */
async function refusedBy(
  tx: DeadlineTransaction,
  deadline: KeptDeadline,
  { documentId }: ByDocument,
  needs: ClockPaper,
): Promise<DeadlineRefused | undefined> {
  const document = await tx.basisDocument(documentId);
  if (document?.isIssued !== true || document.organisation !== deadline.organisation) return { ok: false, reason: 'no-document', needs };
  if (document.type !== needs) return { ok: false, reason: 'wrong-document', needs };
  return (await isAbout(tx, deadline, document)) ? undefined : { ok: false, reason: 'other-deadline', needs };
}

/** A document of the case is about its deadlines; of a deadline without a case it names the document that set it. */
async function isAbout(tx: DeadlineTransaction, deadline: KeptDeadline, document: BasisDocument): Promise<boolean> {
  if (document.type === 'extension') return document.caseId === null || deadline.caseId === null || document.caseId === deadline.caseId;
  if (deadline.caseId !== null) return document.caseId === deadline.caseId;
  const set = [deadline.documentId, deadline.targetKind === 'order' ? deadline.targetId : null].filter((id) => id !== null);
  const numbers = await Promise.all([...new Set(set)].map(async (id) => (await tx.basisDocument(id))?.number ?? null));
  return numbers.some((number) => number !== null && document.original?.includes(number) === true);
}

const provisional = (missingYear: number | undefined): DeadlineRefused => ({
  ok: false,
  reason: 'deadline-provisional',
  ...(missingYear === undefined ? {} : { missingYear }),
});

const rfc = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());
