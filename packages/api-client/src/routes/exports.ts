import { route } from '../route.ts';
import { closed } from '../schema.ts';
import { BulkJob } from './bulk-jobs.ts';
import { caseFilters } from './cases/read.ts';
import { findingFilters } from './findings.ts';
import { appFilters } from './inventory/apps.ts';

const responses = { 202: BulkJob };

export const exportApps = route({
  id: 'export-apps',
  method: 'POST',
  path: '/api/v1/apps/exports',
  permission: 'export.create',
  summary: 'Asks for apps as CSV in words: all, or those that the filters of their list leave.',
  idempotency: true,
  query: closed(appFilters),
  responses,
});

export const exportFindings = route({
  id: 'export-findings',
  method: 'POST',
  path: '/api/v1/findings/exports',
  permission: 'export.create',
  summary: 'Asks for findings as CSV in words: all, or those that the filters of their list leave.',
  idempotency: true,
  query: closed(findingFilters),
  responses,
});

export const exportCases = route({
  id: 'export-cases',
  method: 'POST',
  path: '/api/v1/cases/exports',
  permission: 'export.create',
  summary: 'Asks for cases as CSV in words: all, or those that the filters of their list leave.',
  idempotency: true,
  query: closed(caseFilters),
  responses,
});

export const exportRoutes = [exportApps, exportFindings, exportCases] as const;
