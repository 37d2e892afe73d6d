import Type from 'typebox';
import { route } from '../route.ts';
import { Count, closed, oneOf, Sha256, Uuid, Word } from '../schema.ts';

/** A report is read whole; a larger one is refused. */
export const MAX_REPORT_BYTES = 64 * 1024 * 1024;
export const REPORT_FORMATS = ['sarif', 'mobsf', 'appshark', 'camille', 'appscan'] as const;

export const importReport = route({
  id: 'import-report',
  method: 'POST',
  path: '/api/v1/artifacts/:sha256/reports',
  permission: 'run.import',
  summary:
    'Takes the report of a foreign tool about a stored file: SARIF 2.1.0, MobSF, AppShark, Camille or AppScan. It becomes a run of an engine of kind `import`, on probation until that engine has passed the golden set.',
  params: closed({ sha256: Sha256 }),
  query: closed({ format: oneOf(REPORT_FORMATS) }),
  headers: Type.Object({ 'x-content-sha256': Sha256 }),
  upload: {
    mediaTypes: [
      'application/json',
      'application/sarif+json',
      'application/octet-stream',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ],
    maxBytes: MAX_REPORT_BYTES,
  },
  responses: {
    201: closed({
      scan: Uuid,
      run: Uuid,
      engine: closed({ key: Uuid, id: Word, version: Type.String(), ruleSet: Type.String(), state: Word, votes: Type.Boolean() }),
      outcome: oneOf(['SUCCEEDED', 'PARTIAL', 'FAILED', 'TIMED_OUT', 'NOT_APPLICABLE']),
      clauses: closed({ detected: Count, notDetected: Count, notTested: Count, errors: Count }),
      problems: Count,
    }),
  },
});

export const importRoutes = [importReport] as const;
