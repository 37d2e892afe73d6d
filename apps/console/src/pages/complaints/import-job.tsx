import { downloadBulkResult, readBulkJob } from '@touchstone/api-client/routes/bulk-jobs';
import { listComplaints } from '@touchstone/api-client/routes/complaints';
import { readDesk } from '@touchstone/api-client/routes/desk';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fileAddress } from '../../api/address.ts';
import { useRead } from '../../api/use-read.ts';
import { useReadAgain } from '../../api/use-read-again.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { FileLink } from '../../parts/file-link.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { Problem } from '../../parts/problem.tsx';

interface Props {
  readonly job: string;
  readonly source: string;
  onClose(): void;
}

const AGAIN_MS = 1000;
const OPEN: ReadonlySet<string> = new Set(['WAITING', 'RUNNING']);

/** How far the taking in of a list is, and what became of each row. */
export function ImportJob({ job, source, onClose }: Props): ReactNode {
  const { t } = useTranslation();
  const readAgain = useReadAgain();
  const first = useRead(readBulkJob, { params: { job } });
  const isOpen = OPEN.has(first.data?.state ?? 'WAITING');
  const { data, error } = useRead(readBulkJob, { params: { job } }, isOpen ? { everyMs: AGAIN_MS } : {});
  const close = () => {
    void readAgain([listComplaints, readDesk]);
    onClose();
  };
  return (
    <Dialog title={t('complaints.import.title')} isOpen onClose={close}>
      <div role="status">
        {data === undefined ? null : (
          <p>
            {t(`states.job.${data.state}`)} {t('complaints.import.done', { done: data.doneCount, total: data.totalCount ?? '—' })}
          </p>
        )}
        {isOpen ? <p className="form-hint">{t('complaints.import.goesOn')}</p> : null}
        {error === null ? null : <Problem error={error} />}
        {data === undefined || data.resultSha256 === null ? null : (
          <ul className="links">
            <li>
              <FileLink address={fileAddress(downloadBulkResult.path, { job })}>{t('complaints.import.result')}</FileLink>
            </li>
            <li>
              <PageLink to={`/complaints?${new URLSearchParams({ source })}`}>{t('complaints.import.list')}</PageLink>
            </li>
          </ul>
        )}
      </div>
      <footer className="dialog-footer">
        <button type="button" className="button" onClick={close}>
          {t('parts.close')}
        </button>
      </footer>
    </Dialog>
  );
}
