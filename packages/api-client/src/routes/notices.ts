import Type from 'typebox';
import { route } from '../route.ts';
import { Count, closed, Day, Instant, line, nullable, oneOf, page, paging, Sha256, Stream, Uuid, Word } from '../schema.ts';
import { DeadlineRule } from './deadlines.ts';

const Kind = oneOf(['problems', 'delisting', 'look-back', 'stores']);
const State = oneOf(['DRAFT', 'LEGAL_REVIEW', 'APPROVED', 'FROZEN', 'PUBLISHED', 'CORRECTED', 'WITHDRAWN']);
const ListKind = oneOf(['apps', 'sdks', 'stores', 'typical-cases']);
const Format = oneOf(['docx', 'pdf', 'html', 'xlsx', 'csv', 'json', 'article']);
const Lines = oneOf(['tested', 'all-sources', 'per-problem']);
const Issuer = Type.String({ pattern: '^(ministry|[1-9][0-9])$', description: '`ministry`, or the code of a province' });
const Grade = nullable(oneOf(['V', 'S', 'M']));
const Ordinal = Type.Integer({ minimum: 1, maximum: 100_000 });
const Cell = nullable(Type.String());

const head = {
  id: Uuid,
  kind: Kind,
  state: State,
  title: Type.String(),
  issuer: Issuer,
  year: Type.Integer(),
  yearBatch: nullable(Type.Integer()),
  totalBatch: nullable(Type.Integer()),
  on: nullable(Day),
  publishedAt: nullable(Instant),
  rows: Count,
  isDemo: Type.Boolean(),
  /** `reported`: published by others and loaded as data. */
  origin: oneOf(['own', 'reported']),
  evidenceGrade: Grade,
  /** Apps that a reported notice had, as published; the rows here may be fewer. */
  reportedRows: nullable(Count),
  corrects: nullable(Uuid),
  correctedBy: nullable(Uuid),
  withdrawnReason: nullable(Type.String()),
};
export const Notice = closed({ ...head, organisation: Uuid, version: Type.Integer() });

const printed = {
  name: Type.String(),
  subject: Word,
  developer: Cell,
  source: Cell,
  version: Cell,
  problems: Type.Array(Type.String()),
  filingNo: Cell,
  territory: Cell,
  category: Cell,
  description: Cell,
  isPlaceholder: Type.Boolean(),
};
const list = {
  number: Ordinal,
  kind: ListKind,
  title: Type.String(),
  issuer: Issuer,
  columns: Type.Array(closed({ field: Word, title: Type.String() })),
};
const Row = closed({ ordinal: Ordinal, case: nullable(Uuid), findings: Type.Array(Uuid), ...printed });
const Annotation = closed({
  attachment: nullable(Ordinal),
  ordinal: nullable(Ordinal),
  text: Type.String(),
  basis: Type.String(),
  at: Instant,
});
const File = closed({ format: Format, attachment: Count, sha256: Sha256, sizeBytes: Count });
const Fault = closed({ at: Type.String(), reason: Word });
const Fields = Type.Record(Type.String({ pattern: '^[A-Za-z]{1,40}$' }), Type.String({ maxLength: 4000 }), { maxProperties: 20 });
const text = {
  title: Type.String(),
  series: Type.String(),
  paragraphs: Type.Array(Type.String()),
  annexes: Type.Array(Type.String()),
  signature: Type.String(),
  day: Type.String(),
};

export const NoticeDetail = closed({
  ...head,
  organisation: Uuid,
  version: Type.Integer(),
  template: nullable(Word),
  bases: nullable(Type.Array(Word)),
  fields: Fields,
  deadlineOn: nullable(Day),
  deadlineRule: nullable(DeadlineRule),
  paragraphs: Type.Array(Type.String()),
  signature: Type.String(),
  snapshotHash: nullable(Sha256),
  publicationUrls: Type.Array(Type.String()),
  draftedBy: nullable(Uuid),
  reviewedBy: nullable(Uuid),
  lists: Type.Array(closed({ ...list, rows: Type.Array(Row) })),
  annotations: Type.Array(Annotation),
  files: Type.Array(File),
  events: Type.Array(
    closed({ seq: Type.Integer(), event: Word, from: nullable(State), to: State, actor: Type.String(), basis: Type.String(), at: Instant }),
  ),
});

const params = closed({ notice: Uuid });
const plan = {
  on: Type.Optional(nullable(Day)),
  template: Type.Optional(nullable(Word)),
  bases: Type.Optional(nullable(Type.Array(Word, { minItems: 1, maxItems: 20 }))),
  fields: Type.Optional(Fields),
  deadlineOn: Type.Optional(nullable(Day)),
  deadlineRule: Type.Optional(nullable(DeadlineRule)),
};
const Url = Type.String({ pattern: '^https?://[\\x21-\\x7e]{1,1000}$' });

export const listNotices = route({
  id: 'list-notices',
  method: 'GET',
  path: '/api/v1/notices',
  permission: 'notice.read',
  summary: 'Notices that one may see: of one’s own authority in every state, of others once they are published.',
  query: closed({
    ...paging,
    state: Type.Optional(State),
    kind: Type.Optional(Kind),
    issuer: Type.Optional(Issuer),
    year: Type.Optional(Type.Integer({ minimum: 1990, maximum: 2200 })),
    origin: Type.Optional(oneOf(['own', 'reported'])),
  }),
  responses: { 200: page(Notice) },
});

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

export const readNotice = route({
  id: 'read-notice',
  method: 'GET',
  path: '/api/v1/notices/:notice',
  permission: 'notice.read',
  summary: 'One notice with its lists, files, annotations and history.',
  params,
  responses: { 200: NoticeDetail },
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

const step = <const Id extends string, const Part extends string, const P extends `notice.${string}`>(
  id: Id,
  part: Part,
  permission: P,
  summary: string,
) =>
  route({
    id,
    method: 'POST',
    path: `/api/v1/notices/:notice/${part}`,
    permission,
    summary,
    params,
    precondition: true,
    body: closed({ reason: Type.Optional(line(1000)) }),
    responses: { 200: NoticeDetail },
  });

export const submitNotice = step('submit-notice', 'submission', 'notice.draft', 'Hands a complete draft to legal review.');
export const returnNotice = step('return-notice', 'return', 'notice.review', 'Sends a notice back to its drafter, with the reason.');
export const approveNotice = step('approve-notice', 'approval', 'notice.review', 'Legal review passed; never by who drafted it.');
export const freezeNotice = step(
  'freeze-notice',
  'freezing',
  'notice.publish',
  'Takes its numbers and writes its files: nothing of it changes from here on.',
);
export const withdrawNotice = step(
  'withdraw-notice',
  'withdrawal',
  'notice.publish',
  'Withdraws a notice; of a published one the public reads the reason.',
);

export const publishNotice = route({
  id: 'publish-notice',
  method: 'POST',
  path: '/api/v1/notices/:notice/publication',
  permission: 'notice.publish',
  summary: 'Publishes a frozen notice: its cases are named, the time after a notice begins, a corrected notice is marked so.',
  params,
  precondition: true,
  body: closed({ urls: Type.Optional(Type.Array(Url, { maxItems: 20 })) }),
  responses: { 200: NoticeDetail },
});

export const annotateNotice = route({
  id: 'annotate-notice',
  method: 'POST',
  path: '/api/v1/notices/:notice/annotations',
  permission: 'notice.publish',
  summary: 'Adds later good news to a published notice or one of its rows: 已整改（日期）. The text stays.',
  params,
  body: closed({ attachment: Type.Optional(Ordinal), ordinal: Type.Optional(Ordinal), text: line(200), basis: line(500) }),
  responses: { 201: NoticeDetail },
});

const fileQuery = closed({
  attachment: Type.Optional(Type.Integer({ minimum: 0, maximum: 1000, description: 'of CSV; 0 for the others' })),
});

export const downloadNoticeFile = route({
  id: 'download-notice-file',
  method: 'GET',
  path: '/api/v1/notices/:notice/files/:format',
  permission: 'notice.read',
  summary: 'A frozen file of a notice.',
  params: closed({ notice: Uuid, format: Format }),
  query: fileQuery,
  download: 'application/octet-stream',
  responses: { 200: Stream, 206: Stream },
});

export const listReportedFigures = route({
  id: 'list-reported-figures',
  method: 'GET',
  path: '/api/v1/reported-figures',
  permission: 'notice.read',
  summary:
    'Totals and shares that somebody stated in public, each with source, day and grade, beside what the platform holds: the gap is shown.',
  query: closed({ ...paging, what: Type.Optional(Word), issuer: Type.Optional(Issuer) }),
  responses: {
    200: page(
      closed({
        id: Uuid,
        what: Word,
        about: nullable(Type.String()),
        issuer: nullable(Issuer),
        notice: nullable(Uuid),
        period: nullable(Type.String()),
        asOf: Day,
        value: Type.Integer(),
        unit: oneOf(['count', 'basis-points']),
        words: nullable(Type.String()),
        source: Type.String(),
        evidenceGrade: oneOf(['V', 'S', 'M']),
        /** Rows of published notices that the platform holds for the same; null where rows say nothing about it. */
        held: nullable(Count),
        gap: nullable(Type.Integer()),
      }),
    ),
  },
});

export const loadReportedNotices = route({
  id: 'load-reported-notices',
  method: 'POST',
  path: '/api/v1/reported-notices',
  permission: 'system.manage',
  summary:
    'Takes in what was really published (data/notices): known rows as rows, totals as reported figures. What is there already stays.',
  responses: { 200: closed({ notices: Count, rows: Count, figures: Count, reportedRows: Count }) },
});

const Known = oneOf(['V', 'S', 'M']);
const span = { from: Day, until: Type.Optional(Day) };
const EntryKind = oneOf(['template', 'format', 'basis', 'source']);

export const readNoticeCatalogue = route({
  id: 'read-notice-catalogue',
  method: 'GET',
  path: '/api/v1/notice-catalogue',
  permission: 'signed-in',
  summary: 'Texts of notices, columns of lists, laws and names of stores as they are now, and what an authority has changed of them.',
  responses: {
    200: closed({
      templates: Type.Array(
        closed({
          ...{
            id: Word,
            version: Type.String(),
            kind: Kind,
            by: Type.Optional(oneOf(['ministry', 'province'])),
            joint: Type.Boolean(),
            ...span,
          },
          ...{
            title: Type.String(),
            series: Type.String(),
            asks: Type.Record(Type.String(), nullable(Type.String())),
            deadline: Type.Boolean(),
          },
          ...{ paragraphs: Type.Array(Type.String()), annex: Type.String(), basesJoin: Type.Optional(Type.String()) },
          ...{ grade: Known, source: Type.String() },
        }),
      ),
      formats: Type.Array(
        closed({
          ...{ id: Word, issuers: Type.Array(Type.String()), kind: ListKind, ...span },
          columns: Type.Array(closed({ field: Word, title: Type.String() })),
          ...{ problems: oneOf(['names', 'items']), separator: Type.String(), grade: Known },
        }),
      ),
      bases: Type.Array(closed({ id: Word, text: Type.String(), ...span, kinds: Type.Array(Kind), usual: Type.Boolean(), grade: Known })),
      sources: Type.Array(closed({ name: Type.String(), also: Type.Array(Type.String()), grade: Known })),
      changed: Type.Array(closed({ kind: EntryKind, id: Type.String(), version: Type.Integer(), reason: Type.String(), addedAt: Instant })),
    }),
  },
});

export const addNoticeCatalogueEntry = route({
  id: 'add-notice-catalogue-entry',
  method: 'POST',
  path: '/api/v1/notice-catalogue',
  permission: 'template.manage',
  summary: 'Adds a template, the columns of a new year, a law or a store, or a new version of one. What was frozen stays as it is.',
  body: closed({ kind: EntryKind, content: Type.Record(Type.String(), Type.Unknown(), { maxProperties: 30 }), reason: line(500) }),
  responses: { 201: closed({ kind: EntryKind, id: Type.String(), version: Type.Integer() }) },
});

/** The text as anybody may read it. */
const PublicNotice = closed(head);
const PublicRow = closed({ ordinal: Ordinal, ...printed, annotations: Type.Array(closed({ text: Type.String(), at: Instant })) });

export const listPublishedNotices = route({
  id: 'list-published-notices',
  method: 'GET',
  path: '/api/v1/public/notices',
  permission: 'public',
  summary: 'Published notices, the newest first; corrected and withdrawn ones stay, marked so.',
  query: closed({
    ...paging,
    kind: Type.Optional(Kind),
    issuer: Type.Optional(Issuer),
    year: Type.Optional(Type.Integer({ minimum: 1990, maximum: 2200 })),
  }),
  responses: { 200: page(PublicNotice) },
});

export const readPublishedNotice = route({
  id: 'read-published-notice',
  method: 'GET',
  path: '/api/v1/public/notices/:notice',
  permission: 'public',
  summary: 'A published notice with its lists, annotations, files and what corrects it.',
  params,
  responses: {
    200: closed({
      ...head,
      paragraphs: Type.Array(Type.String()),
      signature: Type.String(),
      note: Type.String(),
      snapshotHash: nullable(Sha256),
      publicationUrls: Type.Array(Type.String()),
      lists: Type.Array(closed({ ...list, rows: Type.Array(PublicRow) })),
      annotations: Type.Array(closed({ text: Type.String(), at: Instant })),
      files: Type.Array(File),
    }),
  },
});

export const searchPublishedRows = route({
  id: 'search-published-rows',
  method: 'GET',
  path: '/api/v1/public/notice-rows',
  permission: 'public',
  summary: 'Rows of published notices by app, developer or filing number.',
  query: closed({
    ...paging,
    q: Type.Optional(line(100)),
    developer: Type.Optional(line(100)),
    filingNo: Type.Optional(line(60)),
  }),
  responses: {
    200: page(
      closed({
        notice: Uuid,
        noticeTitle: Type.String(),
        noticeState: State,
        kind: Kind,
        issuer: Issuer,
        publishedAt: Instant,
        attachment: Ordinal,
        ordinal: Ordinal,
        ...printed,
        annotations: Type.Array(closed({ text: Type.String(), at: Instant })),
      }),
    ),
  },
});

export const downloadPublishedFile = route({
  id: 'download-published-file',
  method: 'GET',
  path: '/api/v1/public/notices/:notice/files/:format',
  permission: 'public',
  summary: 'A file of a published notice.',
  params: closed({ notice: Uuid, format: Format }),
  query: fileQuery,
  download: 'application/octet-stream',
  responses: { 200: Stream, 206: Stream },
});

const Signature = closed({ algorithm: oneOf(['ed25519']), publicKey: Type.String(), value: Type.String() });

export const readNoticeFeed = route({
  id: 'read-notice-feed',
  method: 'GET',
  path: '/api/v1/public/notice-feed',
  permission: 'public',
  summary: 'Index of all published notices for machines: hash of each entry, signed. `since`: only entries that changed after it.',
  query: closed({ since: Type.Optional(Instant) }),
  responses: {
    200: closed({
      index: closed({
        schema: oneOf(['touchstone-notice-feed/1']),
        at: nullable(Instant),
        entries: Type.Array(closed({ notice: Uuid, state: State, changedAt: Instant, sha256: Sha256, path: Type.String() })),
      }),
      /** Over the canonical JSON of `index`. */
      signature: Signature,
    }),
  },
});

export const readNoticeEntry = route({
  id: 'read-notice-entry',
  method: 'GET',
  path: '/api/v1/public/notices/:notice/entry',
  permission: 'public',
  summary: 'One published notice for machines: what it says, hashes of its files, corrections and annotations, signed.',
  params,
  responses: {
    200: closed({
      entry: closed({
        schema: oneOf(['touchstone-notice-entry/1']),
        notice: Uuid,
        kind: Kind,
        state: State,
        issuer: Issuer,
        origin: oneOf(['own', 'reported']),
        year: Type.Integer(),
        yearBatch: nullable(Type.Integer()),
        totalBatch: nullable(Type.Integer()),
        on: nullable(Day),
        publishedAt: Instant,
        title: Type.String(),
        paragraphs: Type.Array(Type.String()),
        signature: Type.String(),
        snapshotHash: nullable(Sha256),
        corrects: nullable(Uuid),
        correctedBy: nullable(Uuid),
        withdrawnReason: nullable(Type.String()),
        isDemo: Type.Boolean(),
        lists: Type.Array(
          closed({ number: Ordinal, kind: ListKind, title: Type.String(), issuer: Issuer, rows: Type.Array(closed(printed)) }),
        ),
        annotations: Type.Array(Annotation),
        files: Type.Array(File),
      }),
      /** SHA-256 of the canonical JSON of `entry`. */
      sha256: Sha256,
      signature: Signature,
    }),
  },
});

export const noticeRoutes = [
  listNotices,
  listNoticeCandidates,
  draftNotice,
  readNotice,
  editNotice,
  addNoticeRows,
  editNoticeRow,
  placeNoticeRow,
  dropNoticeRows,
  previewNotice,
  downloadNoticeDraft,
  diffNotice,
  checkNotice,
  submitNotice,
  returnNotice,
  approveNotice,
  freezeNotice,
  publishNotice,
  withdrawNotice,
  annotateNotice,
  downloadNoticeFile,
  listReportedFigures,
  loadReportedNotices,
  readNoticeCatalogue,
  addNoticeCatalogueEntry,
  listPublishedNotices,
  readPublishedNotice,
  searchPublishedRows,
  downloadPublishedFile,
  readNoticeFeed,
  readNoticeEntry,
] as const;
