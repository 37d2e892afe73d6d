import type { OutputOf } from '@touchstone/api-client';
import { downloadResult, type readRun } from '@touchstone/api-client/routes/runs';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fileAddress } from '../../api/address.ts';
import { Empty } from '../../parts/empty.tsx';
import { FileLink } from '../../parts/file-link.tsx';
import { CancelRun } from '../scan/cancel-work.tsx';
import { RunAgain } from '../scan/run-again.tsx';
import { RunHeader } from './run-header.tsx';

export type RunDetail = OutputOf<typeof readRun>;

/** A run that failed, goes on, or is of an engine whose results have another form: what is known, and where its votes are. */
export function RunWithoutReport({ run }: { readonly run: RunDetail }): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <RunHeader
        run={run}
        actions={
          <>
            <RunAgain run={run} />
            <CancelRun run={run} />
          </>
        }
      />
      <Empty text={t(run.resultSha256 === null ? (run.finishedAt === null ? 'run.none.running' : 'run.none.failed') : 'run.none.other')}>
        {run.resultSha256 === null ? null : (
          <FileLink
            address={fileAddress(downloadResult.path, { run: run.id })}
            {...(run.resultBytes === null ? {} : { sizeBytes: run.resultBytes })}
          >
            {t('scan.runs.result')}
          </FileLink>
        )}
      </Empty>
    </>
  );
}
