import Type from 'typebox';
import { route } from '../route.ts';
import { Count, closed, Instant, line, Nothing, nullable, oneOf, Sha256, Stream, Uuid, Word } from '../schema.ts';

/** What an engine gives back is JSON of at most this size, decoded; a larger one is refused. */
export const MAX_RESULT_BYTES = 256 * 1024 * 1024;
/** A screenshot, a recording or a capture of a run. */
export const MAX_EVIDENCE_BYTES = 2 * 1024 * 1024 * 1024;

const EngineOffer = closed({ id: Word, version: Word, ruleSet: Word });

const LeasedInput = closed({
  kind: oneOf(['policy', 'trace', 'har', 'ui', 'listing', 'capture', 'screens']),
  sha256: Sha256,
  fileName: Type.String(),
  url: Type.String(),
});

export const Lease = closed({
  lease: Uuid,
  run: Uuid,
  engine: Word,
  engineVersion: Word,
  ruleSet: Word,
  config: Type.Record(Type.String(), Type.Unknown()),
  configHash: Sha256,
  artifact: closed({
    sha256: Sha256,
    sizeBytes: Count,
    kind: Word,
    fileName: Type.String(),
    url: Type.String({ description: 'path on this server' }),
  }),
  inputs: Type.Array(LeasedInput),
  category: nullable(Type.String({ description: 'service type of the app (服务类型), where it is known' })),
  heartbeatSeconds: Type.Integer({ minimum: 1 }),
  deadline: Instant,
});

const leaseParams = closed({ lease: Uuid });

export const leaseRuns = route({
  id: 'lease-runs',
  method: 'POST',
  path: '/api/v1/leases',
  permission: 'run.lease',
  summary: 'Leases up to `wanted` runs that one of the offered engines can do; an empty list when there are none, and when to ask again.',
  body: closed({
    engines: Type.Array(EngineOffer, { minItems: 1, maxItems: 64 }),
    wanted: Type.Integer({ minimum: 1, maximum: 64 }),
    worker: Type.Optional(line(128)),
  }),
  responses: {
    200: closed({
      leases: Type.Array(Lease),
      waitMs: Type.Integer({ minimum: 0, description: 'how long to wait before asking again; 0 when something was leased' }),
    }),
  },
});

export const heartbeatLease = route({
  id: 'heartbeat-lease',
  method: 'POST',
  path: '/api/v1/leases/:lease/heartbeat',
  permission: 'run.lease',
  summary: 'Keeps a lease. 409 `lease-stale` when another worker has the run by now: stop, and throw the work away.',
  params: leaseParams,
  body: closed({ step: Type.Optional(line(128)), percent: Type.Optional(Type.Integer({ minimum: 0, maximum: 100 })) }),
  responses: { 200: closed({ cancel: Type.Boolean(), deadline: Instant }) },
});

export const uploadResult = route({
  id: 'upload-result',
  method: 'PUT',
  path: '/api/v1/leases/:lease/result',
  permission: 'run.lease',
  summary: 'Uploads the result (JSON, as it is or zstd). The digest is of the JSON, not of its compressed form.',
  params: leaseParams,
  headers: Type.Object({ 'x-content-sha256': Sha256 }),
  upload: { mediaTypes: ['application/json'], maxBytes: MAX_RESULT_BYTES },
  responses: { 200: closed({ sha256: Sha256, sizeBytes: Count }) },
});

export const uploadEvidence = route({
  id: 'upload-evidence',
  method: 'PUT',
  path: '/api/v1/leases/:lease/evidence/:sha256',
  permission: 'run.lease',
  summary: 'Uploads one file that the result names by its digest: a screenshot, a recording, a capture.',
  params: closed({ lease: Uuid, sha256: Sha256 }),
  upload: { mediaTypes: ['application/octet-stream'], maxBytes: MAX_EVIDENCE_BYTES },
  responses: { 200: closed({ sha256: Sha256, sizeBytes: Count }) },
});

export const completeLease = route({
  id: 'complete-lease',
  method: 'POST',
  path: '/api/v1/leases/:lease/complete',
  permission: 'run.lease',
  summary: 'Ends a lease with its outcome. 409 `lease-stale` when the lease is no longer the current one; that is counted.',
  params: leaseParams,
  body: closed({
    outcome: oneOf(['SUCCEEDED', 'PARTIAL', 'FAILED', 'TIMED_OUT', 'CANCELLED', 'NOT_APPLICABLE']),
    result: nullable(Sha256),
    errorClass: Type.Optional(Word),
    message: Type.Optional(Type.String({ maxLength: 2000 })),
  }),
  responses: { 200: closed({ run: Uuid, state: Word }) },
});

export const releaseLease = route({
  id: 'release-lease',
  method: 'DELETE',
  path: '/api/v1/leases/:lease',
  permission: 'run.lease',
  summary: 'Gives a run back that was not begun, as a worker does that drains; it costs no attempt.',
  params: leaseParams,
  responses: { 204: Nothing },
});

export const downloadArtifact = route({
  id: 'download-artifact',
  method: 'GET',
  path: '/api/v1/leases/:lease/artifact',
  permission: 'run.lease',
  summary: 'The bytes to test, with ranges.',
  params: leaseParams,
  headers: Type.Object({ range: Type.Optional(Type.String()) }),
  download: 'application/octet-stream',
  responses: { 200: Stream, 206: Stream },
});

export const downloadInput = route({
  id: 'download-input',
  method: 'GET',
  path: '/api/v1/leases/:lease/inputs/:sha256',
  permission: 'run.lease',
  summary: 'The bytes of an input beside the artifact (policy, trace, capture, screens, listing), with ranges.',
  params: closed({ lease: Uuid, sha256: Sha256 }),
  headers: Type.Object({ range: Type.Optional(Type.String()) }),
  download: 'application/octet-stream',
  responses: { 200: Stream, 206: Stream },
});

export const workRoutes = [
  leaseRuns,
  heartbeatLease,
  uploadResult,
  uploadEvidence,
  completeLease,
  releaseLease,
  downloadArtifact,
  downloadInput,
] as const;
