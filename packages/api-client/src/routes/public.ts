import Type from 'typebox';
import { route } from '../route.ts';
import { Count, closed, Instant, line, nullable, oneOf, page, paging, Sha256, Stream, Uuid, Word } from '../schema.ts';

const NoticeState = oneOf(['PUBLISHED', 'CORRECTED', 'WITHDRAWN']);
const Cell = nullable(Type.String());

/** A row as it was published, with what came after it. */
const Fact = closed({
  notice: Uuid,
  noticeTitle: Type.String(),
  noticeState: NoticeState,
  /** The notice that corrects it, if one does. */
  correctedBy: nullable(Uuid),
  kind: Word,
  publishedAt: Instant,
  attachment: Count,
  ordinal: Count,
  name: Type.String(),
  developer: Cell,
  source: Cell,
  version: Cell,
  problems: Type.Array(Type.String()),
  filingNo: Cell,
  territory: Cell,
  isDemo: Type.Boolean(),
  annotations: Type.Array(closed({ text: Type.String(), at: Instant })),
});

export const searchPublic = route({
  id: 'search-public',
  method: 'GET',
  path: '/api/v1/public/search',
  permission: 'public',
  summary: 'Apps and developers that published notices name, by name, developer or filing number; the last named first.',
  query: closed({ q: line(100) }),
  responses: {
    200: closed({
      apps: Type.Array(
        closed({
          app: nullable(Uuid),
          name: Type.String(),
          developer: Cell,
          filingNo: Cell,
          rows: Count,
          lastAt: Instant,
        }),
      ),
      developers: Type.Array(closed({ operator: nullable(Uuid), name: Type.String(), rows: Count, apps: Count, lastAt: Instant })),
      isCut: Type.Boolean({ description: 'more fit than are shown' }),
    }),
  },
});

export const readPublicApp = route({
  id: 'read-public-app',
  method: 'GET',
  path: '/api/v1/public/apps/:app',
  permission: 'public',
  summary: 'What was published of an app, with annotations and corrections; nothing that was not.',
  params: closed({ app: Uuid }),
  responses: { 200: closed({ app: Uuid, names: Type.Array(Type.String()), facts: Type.Array(Fact) }) },
});

export const readPublicOperator = route({
  id: 'read-public-operator',
  method: 'GET',
  path: '/api/v1/public/operators/:operator',
  permission: 'public',
  summary: 'What was published of a developer’s apps, with annotations and corrections; nothing that was not.',
  params: closed({ operator: Uuid }),
  responses: { 200: closed({ operator: Uuid, names: Type.Array(Type.String()), facts: Type.Array(Fact) }) },
});

const File = oneOf(['published-rows.csv', 'published-rows.jsonl', 'published-notices.csv', 'published-notices.jsonl']);

export const readOpenData = route({
  id: 'read-open-data',
  method: 'GET',
  path: '/api/v1/public/open-data',
  permission: 'public',
  summary: 'Index of what may be taken along: files with their rows, sizes and hashes.',
  responses: {
    200: closed({
      schema: oneOf(['touchstone-open-data/1']),
      at: nullable(Instant),
      files: Type.Array(
        closed({ file: File, mediaType: Type.String(), rows: Count, sizeBytes: Count, sha256: Sha256, path: Type.String() }),
      ),
    }),
  },
});

export const downloadOpenData = route({
  id: 'download-open-data',
  method: 'GET',
  path: '/api/v1/public/open-data/:file',
  permission: 'public',
  summary: 'Everything published as one file, CSV or a JSON object a line, byte for byte as the index says.',
  params: closed({ file: File }),
  download: 'application/octet-stream',
  responses: { 200: Stream },
});

export const listPublicStatistics = route({
  id: 'list-public-statistics',
  method: 'GET',
  path: '/api/v1/public/statistics',
  permission: 'public',
  summary: 'Frozen figures that were published, the newest first.',
  query: closed(paging),
  responses: {
    200: page(
      closed({
        id: Uuid,
        name: Type.String(),
        query: Type.Unsafe<unknown>({}),
        asOf: Instant,
        result: Type.Unsafe<unknown>({}),
        hash: Sha256,
        publishedAt: Instant,
      }),
    ),
  },
});

export const publicRoutes = [
  searchPublic,
  readPublicApp,
  readPublicOperator,
  readOpenData,
  downloadOpenData,
  listPublicStatistics,
] as const;
