import { ApiProblem } from '@touchstone/api-client';
import { readReportOverview } from '@touchstone/api-client/routes/reports';
import { readRun } from '@touchstone/api-client/routes/runs';
import type { ReactNode } from 'react';
import { useRead } from '../../api/use-read.ts';
import { useParam } from '../../app/address.ts';
import { Ready } from '../../parts/ready.tsx';
import { RunPage } from './run-page.tsx';
import { RunWithoutReport } from './run-without-report.tsx';

/** What the platform answers of a run that has no report of ours. */
const NO_REPORT: ReadonlySet<number> = new Set([404, 409]);

export function Route(): ReactNode {
  const params = { run: useParam('run') };
  const run = useRead(readRun, { params });
  const hasResult = run.data !== undefined && run.data.resultSha256 !== null;
  const overview = useRead(readReportOverview, { params }, { enabled: hasResult });
  const isOther = overview.error instanceof ApiProblem && NO_REPORT.has(overview.error.status);
  return (
    <Ready of={run}>
      {(value) =>
        !hasResult || isOther ? (
          <RunWithoutReport run={value} />
        ) : (
          <Ready of={overview}>{(report) => <RunPage run={value} overview={report} />}</Ready>
        )
      }
    </Ready>
  );
}
