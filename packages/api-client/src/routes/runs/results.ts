import { route } from '../../route.ts';
import { Stream } from '../../schema.ts';
import { runParams } from './shapes.ts';

export const downloadResult = route({
  id: 'download-result',
  method: 'GET',
  path: '/api/v1/runs/:run/result',
  permission: 'run.read',
  summary: 'The result as the engine gave it. `X-Object-SHA256` is the digest of the object that keeps it.',
  params: runParams,
  download: 'application/json; charset=utf-8',
  responses: { 200: Stream },
});

export const downloadResultObject = route({
  id: 'download-result-object',
  method: 'GET',
  path: '/api/v1/runs/:run/result-object',
  permission: 'run.read',
  summary: 'The object that keeps a result, byte by byte (zstd); its SHA-256 is in `X-Content-SHA256`.',
  params: runParams,
  download: 'application/zstd',
  responses: { 200: Stream },
});

export const readReport = route({
  id: 'read-report',
  method: 'GET',
  path: '/api/v1/runs/:run/report',
  permission: 'run.read',
  summary: 'Our own report of a run as a page, in the language that was asked for.',
  params: runParams,
  download: 'text/html; charset=utf-8',
  responses: { 200: Stream },
});

export const readReportJson = route({
  id: 'read-report-json',
  method: 'GET',
  path: '/api/v1/runs/:run/report.json',
  permission: 'run.read',
  summary: 'Our own report of a run as JSON (docs/report.schema.json).',
  params: runParams,
  download: 'application/json; charset=utf-8',
  responses: { 200: Stream },
});

export const readReportSarif = route({
  id: 'read-report-sarif',
  method: 'GET',
  path: '/api/v1/runs/:run/report.sarif',
  permission: 'run.read',
  summary: 'Our own report of a run as SARIF 2.1.0.',
  params: runParams,
  download: 'application/sarif+json; charset=utf-8',
  responses: { 200: Stream },
});
