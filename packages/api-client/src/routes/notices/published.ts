import Type from 'typebox';
import { route } from '../../route.ts';
import { closed, Day, Instant, line, nullable, oneOf, page, paging, Sha256, Stream, Uuid } from '../../schema.ts';
import { Annotation, File, Format, fileQuery, head, Issuer, Kind, ListKind, list, Ordinal, params, printed, State } from './shapes.ts';

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
