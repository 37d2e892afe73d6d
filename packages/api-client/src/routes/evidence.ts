import Type from 'typebox';
import { route } from '../route.ts';
import { Count, closed, Instant, line, Nothing, nullable, oneOf, page, paging, Sha256, Stream, Uuid, Word } from '../schema.ts';
import { MAX_EVIDENCE_BYTES } from './work.ts';

/** What a file of proof is. */
export const EVIDENCE_KINDS = [
  'screenshot',
  'video',
  'log',
  'document',
  'capture',
  'ui-tree',
  'policy-text',
  'store-page',
  'signature-proof',
] as const;

/** What a file of proof may be sent as. It is given back as bytes and never shown by this server. */
export const EVIDENCE_TYPES = [
  'application/octet-stream',
  'application/json',
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.tcpdump.pcap',
  'application/zip',
  'image/jpeg',
  'image/png',
  'image/webp',
  'text/plain',
  'video/mp4',
  'video/webm',
] as const;

const Kind = oneOf([...EVIDENCE_KINDS, 'engine']);
const RetentionClassName = oneOf(['ordinary', 'newest', 'case', 'self-check']);

export const Evidence = closed({
  sha256: Sha256,
  kind: Kind,
  sizeBytes: Count,
  mediaType: Type.String(),
  device: nullable(Type.String()),
  tool: nullable(Type.String()),
  capturedAt: nullable(Instant),
  capturedBy: nullable(Type.String()),
  retentionClass: RetentionClassName,
  holds: Count,
  findings: Count,
  purgedAt: nullable(Instant),
  createdAt: Instant,
});

const Custody = closed({
  seq: Type.Integer(),
  event: oneOf(['captured', 'received', 'verified', 'shown', 'exported', 'moved', 'held', 'released', 'purged']),
  actor: Type.String(),
  detail: Type.Record(Type.String(), Type.Unknown()),
  at: Instant,
});

const Hold = closed({
  id: Uuid,
  target: closed({ kind: oneOf(['artifact', 'evidence']), id: Type.String() }),
  reason: Type.String(),
  placedBy: Type.String(),
  placedAt: Instant,
  releasedBy: nullable(Type.String()),
  releasedAt: nullable(Instant),
});

export const RetentionClass = closed({
  name: RetentionClassName,
  keepDays: nullable(Type.Integer({ minimum: 1 })),
  leastDays: nullable(Type.Integer({ minimum: 1, description: 'what the table of the law says; null: for ever' })),
  basis: Type.String(),
  version: Count,
});

const evidenceParams = closed({ sha256: Sha256 });

export const addEvidence = route({
  id: 'add-evidence',
  method: 'POST',
  path: '/api/v1/evidence',
  permission: 'evidence.add',
  summary:
    'Takes a file of proof for a finding, a check sheet or what a person saw of a listing. It is written once; the same bytes are the same evidence.',
  query: closed({
    kind: oneOf([...EVIDENCE_KINDS]),
    finding: Type.Optional(Uuid),
    sheet: Type.Optional(Uuid),
    item: Type.Optional(Type.String({ format: 'uuid', description: 'item of an order, for `record-item-look`' })),
    fileName: Type.Optional(Type.String({ minLength: 1, maxLength: 200, description: 'as the answers of the sheet call it' })),
    device: Type.Optional(line(200)),
    tool: Type.Optional(line(200)),
    capturedAt: Type.Optional(Instant),
  }),
  headers: Type.Object({ 'x-content-sha256': Sha256 }),
  upload: { mediaTypes: EVIDENCE_TYPES, maxBytes: MAX_EVIDENCE_BYTES },
  responses: { 201: closed({ sha256: Sha256, sizeBytes: Count, isNew: Type.Boolean() }) },
});

export const readEvidence = route({
  id: 'read-evidence',
  method: 'GET',
  path: '/api/v1/evidence/:sha256',
  permission: 'evidence.read',
  summary: 'What is known of a file of proof.',
  params: evidenceParams,
  responses: { 200: Evidence },
});

export const listFindingEvidence = route({
  id: 'list-finding-evidence',
  method: 'GET',
  path: '/api/v1/findings/:finding/evidence',
  permission: 'evidence.read',
  summary: 'Files of proof of one finding, in the order they were added.',
  params: closed({ finding: Uuid }),
  responses: { 200: closed({ items: Type.Array(Evidence) }) },
});

export const downloadEvidence = route({
  id: 'download-evidence',
  method: 'GET',
  path: '/api/v1/evidence/:sha256/content',
  permission: 'evidence.read',
  summary: 'The bytes of a file of proof, with ranges. Who has seen or taken it away is kept.',
  params: evidenceParams,
  query: closed({ as: Type.Optional(oneOf(['shown', 'exported'])) }),
  headers: Type.Object({ range: Type.Optional(Type.String()) }),
  download: 'application/octet-stream',
  responses: { 200: Stream, 206: Stream },
});

export const readEvidencePicture = route({
  id: 'read-evidence-picture',
  method: 'GET',
  path: '/api/v1/evidence/:sha256/picture',
  permission: 'evidence.read',
  summary: 'A file of proof to look at: a PNG, JPEG or WebP by its first bytes, and nothing else. Who has seen it is kept.',
  params: evidenceParams,
  download: 'image/*',
  responses: { 200: Stream },
});

export const verifyEvidence = route({
  id: 'verify-evidence',
  method: 'POST',
  path: '/api/v1/evidence/:sha256/verification',
  permission: 'evidence.read',
  summary: 'Reads all bytes of a file of proof again and compares them with its digest.',
  params: evidenceParams,
  responses: { 200: closed({ result: oneOf(['whole', 'damaged', 'missing', 'purged']) }) },
});

export const listCustody = route({
  id: 'list-custody',
  method: 'GET',
  path: '/api/v1/evidence/:sha256/custody',
  permission: 'evidence.read',
  summary: 'Where a file of proof has been: received, checked, shown, taken away, held, purged; by whom and when.',
  params: evidenceParams,
  query: closed(paging),
  responses: { 200: page(Custody) },
});

export const holdEvidence = route({
  id: 'hold-evidence',
  method: 'POST',
  path: '/api/v1/evidence/:sha256/holds',
  permission: 'evidence.hold',
  summary: 'Places a legal hold on a file of proof: while there is one it is not purged.',
  params: evidenceParams,
  body: closed({ reason: line(500) }),
  responses: { 201: Hold },
});

export const holdArtifact = route({
  id: 'hold-artifact',
  method: 'POST',
  path: '/api/v1/artifacts/:artifact/holds',
  permission: 'artifact.hold',
  summary: 'Places a legal hold on a package: while there is one it is not purged.',
  params: closed({ artifact: Sha256 }),
  body: closed({ reason: line(500) }),
  responses: { 201: Hold },
});

export const listHolds = route({
  id: 'list-holds',
  method: 'GET',
  path: '/api/v1/holds',
  permission: 'evidence.read',
  summary: 'Legal holds, the newest first.',
  query: closed({ ...paging, target: Type.Optional(Sha256), isOpen: Type.Optional(Type.Boolean()) }),
  responses: { 200: page(Hold) },
});

export const releaseHold = route({
  id: 'release-hold',
  method: 'POST',
  path: '/api/v1/holds/:hold/release',
  permission: 'evidence.hold',
  summary: 'Ends a legal hold, with a reason. It stays on record.',
  params: closed({ hold: Uuid }),
  body: closed({ reason: line(500) }),
  responses: { 200: Hold },
});

export const setRetention = route({
  id: 'set-retention',
  method: 'PUT',
  path: '/api/v1/evidence/:sha256/retention',
  permission: 'evidence.hold',
  summary: 'Puts a file of proof into a class of retention, with a reason.',
  params: evidenceParams,
  body: closed({ retentionClass: RetentionClassName, reason: line(500) }),
  responses: { 204: Nothing },
});

export const listRetentionClasses = route({
  id: 'list-retention-classes',
  method: 'GET',
  path: '/api/v1/retention-classes',
  permission: 'evidence.read',
  summary: 'How long things are kept, by what they are for. `keepDays` null: for ever.',
  responses: { 200: closed({ items: Type.Array(RetentionClass) }) },
});

export const setRetentionPeriod = route({
  id: 'set-retention-period',
  method: 'PUT',
  path: '/api/v1/retention-classes/:name',
  permission: 'system.manage',
  summary: 'Sets how long a class is kept, and what that rests on; below `leastDays` it never goes.',
  params: closed({ name: Word }),
  precondition: true,
  body: closed({ keepDays: nullable(Type.Integer({ minimum: 1, maximum: 36_500 })), basis: line(500) }),
  responses: { 200: RetentionClass },
});

export const listTombstones = route({
  id: 'list-tombstones',
  method: 'GET',
  path: '/api/v1/tombstones',
  permission: 'evidence.read',
  summary: 'What was purged, the newest first: digests and what was known of it.',
  query: closed(paging),
  responses: {
    200: page(
      closed({
        kind: oneOf(['artifact', 'evidence']),
        sha256: Type.String(),
        kept: Type.Unknown(),
        purgedBy: Type.String(),
        purgedAt: Instant,
      }),
    ),
  },
});

export const evidenceRoutes = [
  addEvidence,
  readEvidence,
  listFindingEvidence,
  downloadEvidence,
  readEvidencePicture,
  verifyEvidence,
  listCustody,
  holdEvidence,
  holdArtifact,
  listHolds,
  releaseHold,
  setRetention,
  listRetentionClasses,
  setRetentionPeriod,
  listTombstones,
] as const;
