import {
  type ListedAnnotation,
  type ListedNotice,
  noticeAnnotations,
  noticeEvents,
  noticeFiles,
  readNotice,
} from '@touchstone/db/repositories/notice-lists';
import { type NoticeList, noticeLists } from '@touchstone/db/repositories/notice-shapes';
import type { DeadlineRule } from '@touchstone/domain/deadline';
import type { Context } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';

/** What everybody may know of a published notice. */
export const headShape = (row: ListedNotice) => ({
  id: row.id,
  kind: row.kind,
  state: row.state,
  title: row.title,
  issuer: row.issuer,
  year: row.year,
  yearBatch: row.yearBatch,
  totalBatch: row.totalBatch,
  on: row.on,
  publishedAt: row.publishedAt?.toISOString() ?? null,
  rows: row.rows,
  isDemo: row.isDemo,
  origin: row.origin,
  evidenceGrade: row.evidenceGrade,
  reportedRows: row.reportedRows,
  corrects: row.corrects,
  correctedBy: row.correctedBy,
  withdrawnReason: row.withdrawnReason,
});

export const noticeShape = (row: ListedNotice) => ({ ...headShape(row), organisation: row.organisation, version: row.rowVersion });

/** The printed cells of a row. */
export const printedShape = (row: NoticeList['rows'][number]) => ({
  name: row.name,
  subject: row.subject,
  developer: row.developer,
  source: row.source,
  version: row.version,
  problems: [...row.problems],
  filingNo: row.filingNo,
  territory: row.territory,
  category: row.category,
  description: row.description,
  isPlaceholder: row.isPlaceholder,
});

export const listShape = ({ number, kind, title, issuer, columns }: NoticeList) => ({
  number,
  kind,
  title,
  issuer,
  columns: columns.map(({ field, title: head }) => ({ field, title: head })),
});

export const annotationShape = ({ attachment, ordinal, text, basis, at }: ListedAnnotation) => ({
  attachment,
  ordinal,
  text,
  basis,
  at: at.toISOString(),
});

type From = Pick<Context, 'session' | 'transaction'>;

/** @throws Refusal `not-found` for a notice that is neither published nor of one's own authority */
export function visibleNotice({ session, transaction }: From, id: string): Promise<ListedNotice> {
  return transaction(async (tx) => {
    const row = await readNotice(tx, session, id);
    if (row === undefined) throw new Refusal('not-found');
    return row;
  });
}

/** A notice as an answer of the API. On what its rows rest, only authorities are told; who did what, only its own. */
export function noticeDetail<S extends 200 | 201>({ session, transaction }: From, id: string, status: S) {
  return transaction(async (tx) => {
    const row = await readNotice(tx, session, id);
    if (row === undefined) throw new Refusal('not-found');
    const isOwn =
      row.organisation === session.organisation || (session.scope.kind === 'province' && session.scope.province === row.province);
    const seesCases = isOwn || session.scope.kind === 'all';
    const isTold = seesCases || row.state !== 'WITHDRAWN';
    const lists = isTold ? await noticeLists(tx, id) : [];
    return {
      status,
      rowVersion: row.rowVersion,
      body: {
        ...noticeShape(row),
        template: row.chosenTemplate,
        bases: row.bases === null ? null : [...row.bases],
        fields: { ...row.fields },
        deadlineOn: row.deadlineOn,
        deadlineRule: row.deadlineRule as DeadlineRule | null,
        paragraphs: isTold ? [...row.paragraphs] : [],
        signature: row.signature,
        snapshotHash: row.snapshotHash,
        publicationUrls: [...row.publicationUrls],
        draftedBy: isOwn ? row.draftedBy : null,
        reviewedBy: isOwn ? row.reviewedBy : null,
        lists: lists.map((list) => ({
          ...listShape(list),
          rows: list.rows.map((one, i) => ({
            ordinal: i + 1,
            case: seesCases ? one.caseId : null,
            findings: seesCases ? [...one.findingIds] : [],
            ...printedShape(one),
          })),
        })),
        annotations: (await noticeAnnotations(tx, id)).map(annotationShape),
        files: isTold ? await noticeFiles(tx, id) : [],
        events: isOwn ? (await noticeEvents(tx, id)).map(({ at, ...event }) => ({ ...event, at: at.toISOString() })) : [],
      },
    };
  });
}
