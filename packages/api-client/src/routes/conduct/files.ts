import Type from 'typebox';
import { route } from '../../route.ts';
import { Count, closed, line, oneOf, Sha256, Stream, Uuid } from '../../schema.ts';
import { CITED_WORDS, operatorParams } from './shapes.ts';

export const CONDUCT_FILE_TYPES = ['application/pdf', 'image/png', 'image/jpeg'] as const;

export const addConductFile = route({
  id: 'add-conduct-file',
  method: 'POST',
  path: '/api/v1/conduct-files',
  permission: 'conduct.record',
  summary: 'Keeps a scan: a signed 承诺书, minutes, a proof of payment. Records name it by its SHA-256.',
  query: closed({ name: line(200) }),
  upload: { mediaTypes: [...CONDUCT_FILE_TYPES], maxBytes: 64 * 1024 * 1024 },
  responses: { 201: closed({ sha256: Sha256, sizeBytes: Count }) },
});

export const downloadConductFile = route({
  id: 'download-conduct-file',
  method: 'GET',
  path: '/api/v1/conduct-files/:sha256',
  permission: 'conduct.read',
  summary: 'The bytes of a file that a record one may see names.',
  params: closed({ sha256: Sha256 }),
  download: 'application/octet-stream',
  responses: { 200: Stream },
});

export const checkCitations = route({
  id: 'check-citations',
  method: 'POST',
  path: '/api/v1/operators/:operator/citation-checks',
  permission: 'conduct.read',
  summary: 'Which words of a text about a firm need entries, and which of the linked entries carry them. Changes nothing.',
  params: operatorParams,
  body: closed({ text: Type.String({ maxLength: 100_000 }), entries: Type.Array(Uuid, { maxItems: 100 }) }),
  responses: {
    200: closed({
      carried: Type.Array(
        closed({ word: oneOf(CITED_WORDS), entries: Type.Array(closed({ kind: oneOf(['conduct', 'breach']), id: Uuid })) }),
      ),
      bare: Type.Array(oneOf(CITED_WORDS)),
    }),
  },
});
