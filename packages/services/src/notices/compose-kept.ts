import { dayOf } from '@touchstone/domain/calendar';
import { type Composed, composeNotice, type NoticeCatalogue } from '@touchstone/domain/notice';
import type { LocalDate } from '@touchstone/kernel/dates';
import type { KeptNotice } from './ports.ts';

/** The day that a notice prints: what its author said, else today's. */
export const printedDay = ({ on }: Pick<KeptNotice, 'on'>, nowMs: number): LocalDate => on ?? dayOf(nowMs);

/** The words of a kept notice: as they were frozen, or as they would be now. */
export function composeKept(catalogue: NoticeCatalogue, notice: KeptNotice, nowMs: number): Composed {
  const { frozenText } = notice;
  if (frozenText !== null) return { ok: true, text: frozenText, isCounted: notice.numbers !== null };
  return composeNotice(catalogue, {
    kind: notice.kind,
    on: printedDay(notice, nowMs),
    issuer: notice.issuer,
    attachments: notice.attachments,
    fields: notice.fields,
    ...(notice.template === null ? {} : { template: notice.template }),
    ...(notice.bases === null ? {} : { bases: notice.bases }),
    ...(notice.numbers === null ? {} : { numbers: notice.numbers }),
    ...(notice.correction === null ? {} : { correction: notice.correction }),
    ...(notice.deadlineOn === null ? {} : { deadline: notice.deadlineOn }),
  });
}
