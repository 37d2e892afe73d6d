import Type from 'typebox';
import { route } from '../route.ts';
import { Count, closed, Instant, nullable, oneOf, page, paging, Sha256, Stream, Uuid, Word } from '../schema.ts';

const State = oneOf(['WAITING', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED']);

/** Long work that was asked for: its state, and its result when it is done. */
export const BulkJob = closed({
  id: Uuid,
  kind: Word,
  state: State,
  doneCount: Count,
  totalCount: nullable(Count),
  resultSha256: nullable(Sha256),
  message: nullable(Type.String()),
  createdAt: Instant,
  finishedAt: nullable(Instant),
});

const params = closed({ job: Uuid });

export const listBulkJobs = route({
  id: 'list-bulk-jobs',
  method: 'GET',
  path: '/api/v1/bulk-jobs',
  permission: 'signed-in',
  summary: 'Long work that one asked for, the newest first.',
  query: closed({ ...paging, state: Type.Optional(State) }),
  responses: { 200: page(BulkJob) },
});

export const readBulkJob = route({
  id: 'read-bulk-job',
  method: 'GET',
  path: '/api/v1/bulk-jobs/:job',
  permission: 'signed-in',
  summary: 'How far a job is.',
  params,
  responses: { 200: BulkJob },
});

export const cancelBulkJob = route({
  id: 'cancel-bulk-job',
  method: 'POST',
  path: '/api/v1/bulk-jobs/:job/cancellation',
  permission: 'signed-in',
  summary: 'Ends a job that is not done; what it did already stays.',
  params,
  responses: { 200: BulkJob },
});

export const downloadBulkResult = route({
  id: 'download-bulk-result',
  method: 'GET',
  path: '/api/v1/bulk-jobs/:job/result',
  permission: 'signed-in',
  summary: 'The result of a job that is done; its SHA-256 is in the job and in `X-Content-SHA256`.',
  params,
  download: 'application/octet-stream',
  responses: { 200: Stream },
});

export const exportAudit = route({
  id: 'export-audit',
  method: 'POST',
  path: '/api/v1/audit/exports',
  permission: 'audit.read',
  summary: 'Asks for all events of a time as lines of JSON, for an external check of the chain.',
  idempotency: true,
  body: closed({ from: Type.Optional(Instant), until: Type.Optional(Instant) }),
  responses: { 202: BulkJob },
});

export const bulkJobRoutes = [listBulkJobs, readBulkJob, cancelBulkJob, downloadBulkResult, exportAudit] as const;
