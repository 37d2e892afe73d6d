import Type from 'typebox';
import { route } from '../../route.ts';
import { Count, closed, Day, line, nullable, oneOf, Stream, Uuid, Word } from '../../schema.ts';
import { DeadlineRule } from '../deadlines.ts';
import { Cell, Fault, Fields, Issuer, Kind, Lines, ListKind, NoticeDetail, Ordinal, params, text } from './shapes.ts';

const plan = {
  on: Type.Optional(nullable(Day)),
  template: Type.Optional(nullable(Word)),
  bases: Type.Optional(nullable(Type.Array(Word, { minItems: 1, maxItems: 20 }))),
  fields: Type.Optional(Fields),
  deadlineOn: Type.Optional(nullable(Day)),
  deadlineRule: Type.Optional(nullable(DeadlineRule)),
};

export const listNoticeCandidates = route({
  id: 'list-notice-candidates',
  method: 'GET',
  path: '/api/v1/notice-candidates',
  permission: 'notice.draft',
  summary: 'Cases that may stand in a notice: overdue or waiting ones of one’s own authority, and those that provinces reported to it.',
  query: closed({ kind: Type.Optional(Kind), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 2000 })) }),
  responses: {
    200: closed({
      items: Type.Array(
        closed({
          case: Uuid,
          number: nullable(Type.String()),
          state: Word,
          issuer: Issuer,
          list: ListKind,
          referral: nullable(Uuid),
          name: Type.String(),
          developer: Cell,
          problems: Type.Array(Type.String()),
          /** A document of it that reached nobody on any way of service. */
          unreached: nullable(Uuid),
        }),
      ),
    }),
  },
});

export const draftNotice = route({
  id: 'draft-notice',
  method: 'POST',
  path: '/api/v1/notices',
  permission: 'notice.draft',
  summary: 'Begins a notice of one’s own authority; with `corrects`, the document that takes another’s place.',
  idempotency: true,
  body: closed({ kind: Kind, ...plan, isDemo: Type.Optional(Type.Boolean()), corrects: Type.Optional(Uuid) }),
  responses: { 201: NoticeDetail },
});

export const editNotice = route({
  id: 'edit-notice',
  method: 'PATCH',
  path: '/api/v1/notices/:notice',
  permission: 'notice.draft',
  summary: 'Changes day, text, laws, fields or deadline of a draft.',
  params,
  precondition: true,
  body: closed(plan),
  responses: { 200: NoticeDetail },
});

export const addNoticeRows = route({
  id: 'add-notice-rows',
  method: 'POST',
  path: '/api/v1/notices/:notice/rows',
  permission: 'notice.draft',
  summary: 'Puts cases into a draft; without `cases` every case that waits. All of them or none.',
  params,
  precondition: true,
  body: closed({
    cases: Type.Optional(Type.Array(Uuid, { minItems: 1, maxItems: 2000 })),
    lines: Type.Optional(Lines),
    typical: Type.Optional(
      Type.Array(closed({ case: Uuid, description: Type.String({ minLength: 1, maxLength: 2000 }) }), { minItems: 1, maxItems: 50 }),
    ),
  }),
  responses: { 200: NoticeDetail },
});

export const editNoticeRow = route({
  id: 'edit-notice-row',
  method: 'PATCH',
  path: '/api/v1/notices/:notice/rows',
  permission: 'notice.draft',
  summary: 'Puts the printed words of a row of a draft right. What the row rests on stays.',
  params,
  precondition: true,
  body: closed({
    attachment: Ordinal,
    ordinal: Ordinal,
    name: Type.Optional(line(200)),
    developer: Type.Optional(nullable(line(200))),
    source: Type.Optional(nullable(line(100))),
    version: Type.Optional(nullable(line(100))),
    filingNo: Type.Optional(nullable(line(60))),
    territory: Type.Optional(nullable(line(20))),
    category: Type.Optional(nullable(line(60))),
    description: Type.Optional(nullable(line(2000))),
  }),
  responses: { 200: NoticeDetail },
});

export const placeNoticeRow = route({
  id: 'place-notice-row',
  method: 'POST',
  path: '/api/v1/notices/:notice/rows/place',
  permission: 'notice.draft',
  summary: 'Moves a row of a draft to another place of its list; the rows between move up or down.',
  params,
  precondition: true,
  body: closed({ attachment: Ordinal, ordinal: Ordinal, to: Ordinal }),
  responses: { 200: NoticeDetail },
});

export const dropNoticeRows = route({
  id: 'drop-notice-rows',
  method: 'POST',
  path: '/api/v1/notices/:notice/rows/removal',
  permission: 'notice.draft',
  summary: 'Takes cases out of a draft, with the reason: they are overdue again.',
  params,
  precondition: true,
  body: closed({ cases: Type.Array(Uuid, { minItems: 1, maxItems: 2000 }), reason: line(500) }),
  responses: { 200: NoticeDetail },
});

export const previewNotice = route({
  id: 'preview-notice',
  method: 'GET',
  path: '/api/v1/notices/:notice/preview',
  permission: 'notice.read',
  summary: 'The notice as it would be frozen now: words, page, article for 公众号, and what still stands in the way.',
  params,
  responses: {
    200: closed({
      text: nullable(closed({ ...text, template: Word })),
      page: Type.String(),
      article: Type.String(),
      faults: Type.Array(Fault),
    }),
  },
});

export const DRAFT_FORMATS = ['docx', 'pdf', 'html', 'xlsx', 'article'] as const;

export const downloadNoticeDraft = route({
  id: 'download-notice-draft',
  method: 'GET',
  path: '/api/v1/notices/:notice/draft-files/:format',
  permission: 'notice.read',
  summary: 'A file of the notice as it would be frozen now; refused while something is missing. It is kept nowhere.',
  params: closed({ notice: Uuid, format: oneOf(DRAFT_FORMATS) }),
  download: 'application/octet-stream',
  responses: { 200: Stream },
});

export const diffNotice = route({
  id: 'diff-notice',
  method: 'GET',
  path: '/api/v1/notices/:notice/diff',
  permission: 'notice.read',
  summary: 'What changed against another notice; without `against` against the one it corrects, else the one published before it.',
  params,
  query: closed({ against: Type.Optional(Uuid) }),
  responses: {
    200: closed({
      against: nullable(Uuid),
      paragraphs: Type.Array(closed({ at: Count, before: nullable(Type.String()), after: nullable(Type.String()) })),
      rows: Type.Array(
        closed({
          attachment: Ordinal,
          name: Type.String(),
          change: oneOf(['added', 'removed', 'changed']),
          fields: Type.Array(Word),
        }),
      ),
    }),
  },
});

export const checkNotice = route({
  id: 'check-notice',
  method: 'GET',
  path: '/api/v1/notices/:notice/check',
  permission: 'notice.read',
  summary: 'Follows every row to its case, its confirmed findings and their evidence, and hashes the stored bytes again.',
  params,
  responses: {
    200: closed({
      rows: Count,
      evidence: Count,
      snapshot: oneOf(['match', 'differ', 'none']),
      faults: Type.Array(closed({ attachment: Ordinal, ordinal: Ordinal, name: Type.String(), reason: Word, about: Type.String() })),
    }),
  },
});
