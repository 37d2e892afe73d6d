import Type from 'typebox';
import { route } from '../../route.ts';
import { Count, closed, Instant, nullable, Sha256, Stream, Uuid, Word } from '../../schema.ts';
import { VersionCode } from './shapes.ts';

const artifactParams = closed({ sha256: Sha256 });
/** What was registered by hand has no file: its stand-in. */
const FileOrStandIn = Type.String({
  pattern: '^([0-9a-f]{64}|subject:\\S{1,248})$',
  description: 'SHA-256 of the file; `subject:…` of what has none',
});

export const readArtifact = route({
  id: 'read-artifact',
  method: 'GET',
  path: '/api/v1/artifacts/:sha256',
  permission: 'artifact.read',
  summary: 'One file, or the stand-in of what has none: whose, which version, signed by whom, and what is odd about it.',
  params: closed({ sha256: FileOrStandIn }),
  responses: {
    200: closed({
      id: Uuid,
      sha256: FileOrStandIn,
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
