import Type from 'typebox';
import { route } from '../../route.ts';
import { Count, closed, Instant, line, Sha256, Stream, Uuid } from '../../schema.ts';
import { CASES, caseParams } from './shapes.ts';

/** Scans and pictures, a recording of the screen. */
export const CASE_FILE_TYPES = ['application/pdf', 'image/png', 'image/jpeg', 'video/mp4'] as const;

export const addCaseFile = route({
  id: 'add-case-file',
  method: 'POST',
  path: `${CASES}/:case/files`,
  permission: 'case.object',
  summary: 'Brings a file in the case: proof of an objection, of a request for more time, of what was put right. Named by its SHA-256.',
  params: caseParams,
  query: closed({ name: line(200) }),
  upload: { mediaTypes: [...CASE_FILE_TYPES], maxBytes: 64 * 1024 * 1024 },
  responses: { 201: closed({ sha256: Sha256, sizeBytes: Count }) },
});

export const listCaseFiles = route({
  id: 'list-case-files',
  method: 'GET',
  path: `${CASES}/:case/files`,
  permission: 'case.read',
  summary: 'Files that the firm brought in the case, the newest first; at most 200.',
  params: caseParams,
  responses: {
    200: closed({
      items: Type.Array(closed({ sha256: Sha256, name: Type.String(), mediaType: Type.String(), sizeBytes: Count, addedAt: Instant })),
    }),
  },
});

export const downloadCaseFile = route({
  id: 'download-case-file',
  method: 'GET',
  path: `${CASES}/:case/files/:sha256`,
  permission: 'case.read',
  summary: 'The bytes of a file that was brought in the case.',
  params: closed({ case: Uuid, sha256: Sha256 }),
  download: 'application/octet-stream',
  responses: { 200: Stream },
});
