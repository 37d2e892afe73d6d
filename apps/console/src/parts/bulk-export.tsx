import type { OutputOf } from '@touchstone/api-client';
import { cancelBulkJob, downloadBulkResult, readBulkJob } from '@touchstone/api-client/routes/bulk-jobs';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fileAddress } from '../api/address.ts';
import { useChange } from '../api/use-change.ts';
import { useRead } from '../api/use-read.ts';
import { Action } from './action.tsx';
import { FileLink } from './file-link.tsx';
import { PageLink } from './page-link.tsx';
import { Problem } from './problem.tsx';
import { useAttempt } from './use-attempt.ts';

type Job = OutputOf<typeof readBulkJob>;

interface Props {
  /** What the button says. */
  readonly label: string;
  readonly permission: string;
  /** Asks the server for the file. */
  start(): Promise<Job>;
}

const AGAIN_MS = 2000;
const OPEN: ReadonlySet<string> = new Set(['WAITING', 'RUNNING']);

/** A list that is too long for a browser to gather: the server makes the file, however long it takes, and it is fetched when it is done. */
export function BulkExport({ label, permission, start }: Props): ReactNode {
  const [job, setJob] = useState<string>();
  const { isBusy, error, attempt } = useAttempt();
  const begin = () => void attempt(async () => setJob((await start()).id));
  return (
    <>
      {job === undefined ? (
        <Action permission={permission} isBusy={isBusy} onAct={begin}>
          {label}
        </Action>
      ) : (
        <Progress key={job} job={job} />
      )}
      {error === undefined ? null : <Problem error={error} />}
    </>
  );
}

function Progress({ job }: { readonly job: string }): ReactNode {
  const { t } = useTranslation();
  const params = { job };
  const { data: first } = useRead(readBulkJob, { params });
  const isOpen = OPEN.has(first?.state ?? 'WAITING');
  const { data, error } = useRead(readBulkJob, { params }, isOpen ? { everyMs: AGAIN_MS } : {});
  const cancel = useChange(cancelBulkJob, [readBulkJob]);
  return (
    <span role="status" className="table-saving">
      {data === undefined ? null : `${t(`states.job.${data.state}`)} ${data.doneCount} / ${data.totalCount ?? '—'}`}
      {data?.message == null ? null : ` ${data.message}`}
      {isOpen ? (
        <button type="button" className="button" onClick={() => cancel.mutate({ params })}>
          {t('parts.cancel')}
        </button>
      ) : null}
      {data === undefined || data.resultSha256 === null ? null : (
        <FileLink address={fileAddress(downloadBulkResult.path, params)}>{t('parts.madeFile')}</FileLink>
      )}
      <PageLink to="/bulk-jobs">{t('bulkJobs.nav')}</PageLink>
      {(error ?? cancel.error) === null ? null : <Problem error={error ?? cancel.error} />}
    </span>
  );
}
