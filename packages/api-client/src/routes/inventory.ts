import Type from 'typebox';
import { route } from '../route.ts';
import { Count, closed, Instant, line, nullable, oneOf, page, paging, Sha256, Stream, Uuid, Word } from '../schema.ts';
import { BulkJob } from './bulk-jobs.ts';

const AppKind = oneOf(['app', 'mini-program', 'quick-app', 'preinstalled']);
const Province = Type.String({ pattern: '^[1-6][0-9]$', description: 'first two digits of the division code (GB/T 2260)' });
const Category = Type.Integer({ minimum: 1, maximum: 39 });
const Search = Type.String({
  minLength: 1,
  maxLength: 200,
  description:
    'Chinese name (one character or more), pinyin or its initials, package name, App备案号, 统一社会信用代码, SHA-256 of a file or certificate',
});
const VersionCode = Type.Union([Type.Integer(), Type.String()]);

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

export const listApps = route({
  id: 'list-apps',
  method: 'GET',
  path: '/api/v1/apps',
  permission: 'app.read',
  summary: 'Apps that one may see, those that most people have first.',
  query: closed({
    ...paging,
    q: Type.Optional(Search),
    kind: Type.Optional(AppKind),
    platform: Type.Optional(Word),
    province: Type.Optional(Province),
    category: Type.Optional(Category),
    operator: Type.Optional(Uuid),
    store: Type.Optional(Uuid),
    head: Type.Optional(Type.Boolean()),
  }),
  responses: { 200: page(AppRow) },
});

const appParams = closed({ app: Uuid });

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

const Difference = closed({ added: Type.Array(Type.String()), removed: Type.Array(Type.String()) });
const ComparedVersion = closed({
  id: Uuid,
  versionCode: VersionCode,
  versionName: Type.String(),
  firstSeenAt: Instant,
  artifact: nullable(closed({ sha256: Type.String(), sizeBytes: Count, kind: Word })),
  run: nullable(Uuid),
});
const ComparedResult = oneOf(['violation', 'suspected', 'not-found', 'undecided', 'not-tested', 'absent']);

export const compareAppVersions = route({
  id: 'compare-app-versions',
  method: 'GET',
  path: '/api/v1/apps/:app/comparison',
  permission: 'app.read',
  summary:
    'What changed between two versions of an app: its package, and, where our engine tested both and the caller may see that, what it does. `behaviour` null: one of them was not tested.',
  params: appParams,
  query: closed({ older: Uuid, newer: Uuid }),
  responses: {
    200: closed({
      older: ComparedVersion,
      newer: ComparedVersion,
      permissions: Difference,
      signers: Difference,
      behaviour: nullable(
        closed({
          identity: Type.Array(closed({ what: Type.String(), from: Type.String(), to: Type.String() })),
          sdks: Difference,
          domains: Difference,
          behaviours: Difference,
          policy: Difference,
          findings: Type.Array(
            closed({ rule: Type.String(), clause: Type.String(), title: Type.String(), from: ComparedResult, to: ComparedResult }),
          ),
          isSameRules: Type.Boolean(),
          isSameMaterials: Type.Boolean(),
        }),
      ),
    }),
  },
});

const artifactParams = closed({ sha256: Sha256 });

export const readArtifact = route({
  id: 'read-artifact',
  method: 'GET',
  path: '/api/v1/artifacts/:sha256',
  permission: 'artifact.read',
  summary: 'One file: whose, which version, signed by whom, and what is odd about it.',
  params: artifactParams,
  responses: {
    200: closed({
      id: Uuid,
      sha256: Sha256,
      sizeBytes: Count,
      kind: Word,
      state: Word,
      app: nullable(Uuid),
      versionCode: nullable(VersionCode),
      versionName: nullable(Type.String()),
      signers: Type.Array(Type.String()),
      isSignatureVerified: nullable(Type.Boolean()),
      contentRoot: nullable(Type.String()),
      manifest: Type.Unknown(),
      problems: Type.Array(Type.Unknown()),
      channelPackages: Type.Array(Type.String()),
      storedAt: nullable(Instant),
    }),
  },
});

export const downloadStoredArtifact = route({
  id: 'download-stored-artifact',
  method: 'GET',
  path: '/api/v1/artifacts/:sha256/bytes',
  permission: 'artifact.download',
  summary: 'The bytes of a file, with ranges. Every download is in the audit record.',
  params: artifactParams,
  headers: Type.Object({ range: Type.Optional(Type.String()) }),
  download: 'application/octet-stream',
  responses: { 200: Stream, 206: Stream },
});

export const readSigner = route({
  id: 'read-signer',
  method: 'GET',
  path: '/api/v1/signers/:sha256',
  permission: 'signer.read',
  summary: 'One signing certificate, whose it is thought to be, and its apps that one may see.',
  params: artifactParams,
  responses: {
    200: closed({
      sha256: Sha256,
      subject: Type.String(),
      issuer: Type.String(),
      validFrom: nullable(Instant),
      validUntil: nullable(Instant),
      isDebug: Type.Boolean(),
      predecessors: Type.Array(Sha256),
      successors: Type.Array(Sha256),
      apps: Type.Array(closed({ id: Uuid, name: Type.String(), package: Type.String() })),
    }),
  },
});

export const Operator = closed({
  id: Uuid,
  name: Type.String(),
  creditCode: nullable(Type.String()),
  foreignId: nullable(Type.String()),
  filing: nullable(Type.String()),
  licence: nullable(Type.String()),
  province: nullable(Type.String()),
  apps: Count,
  mergedInto: nullable(Uuid),
  version: Type.Integer(),
});

export const listOperators = route({
  id: 'list-operators',
  method: 'GET',
  path: '/api/v1/operators',
  permission: 'operator.read',
  summary: 'Operators that one may see; with `sdk` those with an app that embeds it.',
  query: closed({ ...paging, q: Type.Optional(Search), province: Type.Optional(Province), sdk: Type.Optional(line(100)) }),
  responses: { 200: page(Operator) },
});

const operatorParams = closed({ operator: Uuid });
const IdentityEvent = closed({
  id: Uuid,
  kind: Word,
  from: Type.Array(Uuid),
  to: Type.Array(Uuid),
  reason: Type.String(),
  actor: Type.String(),
  at: Instant,
});

export const readOperator = route({
  id: 'read-operator',
  method: 'GET',
  path: '/api/v1/operators/:operator',
  permission: 'operator.read',
  summary: 'One operator with its names and what happened to its entry.',
  params: operatorParams,
  responses: {
    200: closed({
      operator: Operator,
      names: Type.Array(closed({ name: Type.String(), source: Type.String(), seenFrom: Instant })),
      history: Type.Array(IdentityEvent),
    }),
  },
});

export const mergeOperator = route({
  id: 'merge-operator',
  method: 'POST',
  path: '/api/v1/operators/:operator/merge',
  permission: 'operator.merge',
  summary: 'Two entries are one firm: this one stands for `into` from now on. Its id keeps leading there.',
  params: operatorParams,
  precondition: true,
  body: closed({ into: Uuid, reason: line(1000) }),
  responses: { 200: Operator },
});

export const splitOperator = route({
  id: 'split-operator',
  method: 'POST',
  path: '/api/v1/operators/:operator/split',
  permission: 'operator.merge',
  summary: 'Some apps are another firm\u2019s: a new entry takes them. Without apps: undoes the merge of this entry.',
  params: operatorParams,
  precondition: true,
  body: closed({
    reason: line(1000),
    apps: Type.Array(Uuid, { maxItems: 500 }),
    name: Type.Optional(line(200)),
    creditCode: Type.Optional(line(40)),
    province: Type.Optional(Province),
  }),
  responses: { 200: Operator },
});

export const Sdk = closed({
  id: Word,
  name: Type.String(),
  vendor: Type.String(),
  category: Type.String(),
  province: nullable(Type.String()),
  operator: nullable(Uuid),
  apps: Count,
});

export const listSdks = route({
  id: 'list-sdks',
  method: 'GET',
  path: '/api/v1/sdks',
  permission: 'sdk.read',
  summary: 'SDKs, with the files that embed them and that one may see.',
  query: closed({ ...paging, q: Type.Optional(Search) }),
  responses: { 200: page(Sdk) },
});

const sdkParams = closed({ sdk: Word });
const SdkVersion = closed({ version: Type.String(), apps: Count, files: Count });

export const readSdk = route({
  id: 'read-sdk',
  method: 'GET',
  path: '/api/v1/sdks/:sdk',
  permission: 'sdk.read',
  summary: 'One SDK: how far it reaches among what one may see, in which versions, and what the catalogue knows of it.',
  params: sdkParams,
  responses: {
    200: closed({
      sdk: Sdk,
      reach: closed({ apps: Count, headApps: Count, operators: Count, provinces: Count, confirmed: Count }),
      versions: Type.Array(SdkVersion),
      known: nullable(
        closed({
          country: Type.String(),
          isGeneralLibrary: Type.Boolean(),
          handlesPersonalInfo: Type.Boolean(),
          loadsCode: oneOf(['yes', 'no', 'unknown']),
          prefixes: Type.Array(Type.String()),
          declares: Type.Array(
            closed({ name: Type.String(), isSensitive: Type.Boolean(), how: oneOf(['stated', 'optional', 'consensus']) }),
          ),
        }),
      ),
    }),
  },
});

export const listSdkApps = route({
  id: 'list-sdk-apps',
  method: 'GET',
  path: '/api/v1/sdks/:sdk/apps',
  permission: 'sdk.read',
  summary:
    'Apps that embed an SDK and that one may see, those that most people have first, with the version that the newest file of each has.',
  params: sdkParams,
  query: closed({
    ...paging,
    version: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
    isHead: Type.Optional(Type.Boolean()),
    isConfirmed: Type.Optional(Type.Boolean({ description: 'with a problem that people confirmed' })),
  }),
  responses: {
    200: page(
      closed({
        id: Uuid,
        name: Type.String(),
        package: Type.String(),
        operator: nullable(closed({ id: Uuid, name: Type.String() })),
        province: nullable(Type.String()),
        isHead: Type.Boolean(),
        reachBand: Count,
        versionName: Type.String(),
        sdkVersion: Type.String(),
        openFindings: Count,
      }),
    ),
  },
});

const FlagKind = oneOf([
  'foreign-signer',
  'signer-undecided',
  'repackaged',
  'channel-package',
  'signature-invalid',
  'store-claim-denied',
  'operator-disputed',
]);
const FlagState = oneOf(['OPEN', 'EXPLAINED', 'CONFIRMED']);

export const InventoryFlag = closed({
  id: Uuid,
  kind: FlagKind,
  app: nullable(closed({ id: Uuid, name: Type.String(), package: Type.String() })),
  listing: nullable(Uuid),
  artifact: nullable(Uuid),
  detail: Type.Unknown(),
  state: FlagState,
  reason: nullable(Type.String()),
  createdAt: Instant,
  decidedAt: nullable(Instant),
  version: Type.Integer(),
});

export const listInventoryFlags = route({
  id: 'list-inventory-flags',
  method: 'GET',
  path: '/api/v1/inventory-flags',
  permission: 'app.read',
  summary: 'What does not fit together in the inventory, the newest first.',
  query: closed({ ...paging, kind: Type.Optional(FlagKind), state: Type.Optional(FlagState), app: Type.Optional(Uuid) }),
  responses: { 200: page(InventoryFlag) },
});

export const decideInventoryFlag = route({
  id: 'decide-inventory-flag',
  method: 'POST',
  path: '/api/v1/inventory-flags/:flag/decision',
  permission: 'app.edit',
  summary: 'A person explains a flag, or confirms it.',
  params: closed({ flag: Uuid }),
  precondition: true,
  body: closed({ state: oneOf(['EXPLAINED', 'CONFIRMED']), reason: line(1000) }),
  responses: { 200: InventoryFlag },
});

export const registerSubject = route({
  id: 'register-subject',
  method: 'POST',
  path: '/api/v1/subjects',
  permission: 'app.edit',
  summary: 'Registers by hand what has no file that could be scanned: a mini-program, quick app, preinstalled app, SDK or store.',
  idempotency: true,
  body: closed({
    kind: oneOf(['mini-program', 'quick-app', 'preinstalled', 'sdk', 'store']),
    platform: Type.Optional(oneOf(['android', 'harmony', 'ios', 'wechat', 'alipay', 'baidu', 'douyin', 'quick-app'])),
    key: Type.String({ pattern: '^[\\w.:@-]{1,200}$', description: 'appid, package, or the word by which an SDK or store is known' }),
    name: line(200),
    versionName: Type.Optional(line(100)),
    category: Type.Optional(Category),
    filingNumber: Type.Optional(line(80)),
    creditCode: Type.Optional(line(40)),
    operatorName: Type.Optional(line(200)),
    vendor: Type.Optional(line(200)),
    province: Type.Optional(Province),
  }),
  responses: { 201: closed({ kind: Word, subject: Type.String(), app: nullable(Uuid), artifact: Uuid }) },
});

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const importSubjects = route({
  id: 'import-subjects',
  method: 'POST',
  path: '/api/v1/subjects/imports',
  permission: 'app.edit',
  summary:
    'Registers the subjects of a table (CSV in any encoding, or XLSX; at most 50,000 rows), as long work. The result says of each row what became of it; the same table again changes nothing.',
  upload: { mediaTypes: ['text/csv', XLSX_TYPE], maxBytes: 16 * 1024 * 1024 },
  responses: { 202: BulkJob },
});

export const inventoryRoutes = [
  listApps,
  readApp,
  listAppVersions,
  compareAppVersions,
  readArtifact,
  downloadStoredArtifact,
  readSigner,
  listOperators,
  readOperator,
  mergeOperator,
  splitOperator,
  listSdks,
  readSdk,
  listSdkApps,
  listInventoryFlags,
  decideInventoryFlag,
  registerSubject,
  importSubjects,
] as const;
