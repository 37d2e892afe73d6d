import Type from 'typebox';
import { route } from '../../route.ts';
import { Count, closed, Instant, nullable, page, paging, Sha256, Uuid, Word } from '../../schema.ts';
import { AppKind, appParams, Category, Province, Search, VersionCode } from './shapes.ts';

export const AppRow = closed({
  id: Uuid,
  kind: AppKind,
  platform: Word,
  package: Type.String(),
  name: Type.String(),
  category: nullable(Type.Integer()),
  filingNumber: nullable(Type.String()),
  operator: nullable(closed({ id: Uuid, name: Type.String() })),
  province: nullable(Type.String()),
  isHead: Type.Boolean(),
  reachBand: Count,
  latestVersion: nullable(Type.String()),
  firstSeenAt: Instant,
  lastSeenAt: Instant,
  version: Type.Integer(),
});

/** What a list of them can be narrowed by. */
export const appFilters = {
  q: Type.Optional(Search),
  kind: Type.Optional(AppKind),
  platform: Type.Optional(Word),
  province: Type.Optional(Province),
  category: Type.Optional(Category),
  operator: Type.Optional(Uuid),
  firm: Type.Optional(Uuid),
  store: Type.Optional(Uuid),
  head: Type.Optional(Type.Boolean()),
};

export const listApps = route({
  id: 'list-apps',
  method: 'GET',
  path: '/api/v1/apps',
  permission: 'app.read',
  summary: 'Apps that one may see, those that most people have first.',
  query: closed({ ...paging, ...appFilters }),
  responses: { 200: page(AppRow) },
});

export const readApp = route({
  id: 'read-app',
  method: 'GET',
  path: '/api/v1/apps/:app',
  permission: 'app.read',
  summary: 'One app with what is known of it.',
  params: appParams,
  responses: {
    200: closed({
      app: AppRow,
      listings: Type.Array(
        closed({ id: Uuid, store: Uuid, storeName: Type.String(), state: Word, versionName: nullable(Type.String()), lastSeenAt: Instant }),
      ),
      signers: Type.Array(
        closed({ sha256: Sha256, subject: Type.String(), isDebug: Type.Boolean(), files: Count, stores: Type.Array(Type.String()) }),
      ),
      evidence: Type.Array(closed({ operator: Uuid, operatorName: Type.String(), kind: Word, source: Type.String(), since: Instant })),
      openFindings: Count,
      ruledOutFindings: Count,
      openFlags: Count,
    }),
  },
});

export const listAppVersions = route({
  id: 'list-app-versions',
  method: 'GET',
  path: '/api/v1/apps/:app/versions',
  permission: 'app.read',
  summary: 'Versions of an app with their files, the highest version code first.',
  params: appParams,
  query: closed(paging),
  responses: {
    200: page(
      closed({
        id: Uuid,
        versionCode: VersionCode,
        versionName: Type.String(),
        firstSeenAt: Instant,
        artifacts: Type.Array(closed({ id: Uuid, sha256: Type.String(), sizeBytes: Count, kind: Word, state: Word })),
      }),
    ),
  },
});
