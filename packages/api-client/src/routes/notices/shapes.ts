import Type from 'typebox';
import { Count, closed, Day, Instant, nullable, oneOf, Sha256, Uuid, Word } from '../../schema.ts';
import { DeadlineRule } from '../deadlines.ts';

export const Kind = oneOf(['problems', 'delisting', 'look-back', 'stores']);
export const State = oneOf(['DRAFT', 'LEGAL_REVIEW', 'APPROVED', 'FROZEN', 'PUBLISHED', 'CORRECTED', 'WITHDRAWN']);
export const ListKind = oneOf(['apps', 'sdks', 'stores', 'typical-cases']);
export const Format = oneOf(['docx', 'pdf', 'html', 'xlsx', 'csv', 'json', 'article']);
export const Lines = oneOf(['tested', 'all-sources', 'per-problem']);
export const Issuer = Type.String({ pattern: '^(ministry|[1-9][0-9])$', description: '`ministry`, or the code of a province' });
const Grade = nullable(oneOf(['V', 'S', 'M']));
export const Ordinal = Type.Integer({ minimum: 1, maximum: 100_000 });
export const Cell = nullable(Type.String());

export const head = {
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

export const printed = {
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
export const list = {
  number: Ordinal,
  kind: ListKind,
  title: Type.String(),
  issuer: Issuer,
  columns: Type.Array(closed({ field: Word, title: Type.String() })),
};
const Row = closed({ ordinal: Ordinal, case: nullable(Uuid), findings: Type.Array(Uuid), ...printed });
export const Annotation = closed({
  attachment: nullable(Ordinal),
  ordinal: nullable(Ordinal),
  text: Type.String(),
  basis: Type.String(),
  at: Instant,
});
export const File = closed({ format: Format, attachment: Count, sha256: Sha256, sizeBytes: Count });
export const Fault = closed({ at: Type.String(), reason: Word });
export const Fields = Type.Record(Type.String({ pattern: '^[A-Za-z]{1,40}$' }), Type.String({ maxLength: 4000 }), { maxProperties: 20 });
export const text = {
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

export const params = closed({ notice: Uuid });

export const fileQuery = closed({
  attachment: Type.Optional(Type.Integer({ minimum: 0, maximum: 1000, description: 'of CSV; 0 for the others' })),
});
