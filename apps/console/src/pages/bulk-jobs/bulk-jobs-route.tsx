import { cancelBulkJob, downloadBulkResult, listBulkJobs } from '@touchstone/api-client/routes/bulk-jobs';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fileAddress } from '../../api/address.ts';
import { useChange } from '../../api/use-change.ts';
import { type RowOf, useList } from '../../api/use-list.ts';
import { useAddress } from '../../app/address.ts';
import { Action } from '../../parts/action.tsx';
import { FileLink } from '../../parts/file-link.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Problem } from '../../parts/problem.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { type Filter, queryOf } from '../../parts/table/filter.ts';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { againMs, isUnderWay } from './under-way.ts';

type Job = RowOf<typeof listBulkJobs>;

const STATES = ['WAITING', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED'] as const;

/** Files that the server makes for one, and other long work that one asked for: what is done is fetched here, whenever one comes back. While something runs it is asked for again. */
export function Route(): ReactNode {
  const { t } = useTranslation();
  const { search } = useAddress();
  const filters: readonly Filter[] = [
    { key: 'state', words: 'bulkJobs.column.state', kind: 'choice', choices: STATES, label: (state) => t(`states.job.${state}`) },
  ];
  const jobs = useList(listBulkJobs, { query: queryOf(filters, search) }, { againMs });
  const cancel = useChange(cancelBulkJob, [listBulkJobs]);
  const columns: readonly Column<Job>[] = [
    { key: 'kind', words: 'bulkJobs.column.kind', isName: true, text: ({ kind }) => t(`bulkJobs.kind.${kind}`, { defaultValue: kind }) },
    {
      key: 'state',
      words: 'bulkJobs.column.state',
      text: ({ state }) => t(`states.job.${state}`),
      cell: ({ state, message }) => (
        <>
          <StateTag kind="job" state={state} />
          {message === null ? null : <Text className="form-hint">{message}</Text>}
        </>
      ),
    },
    {
      key: 'done',
      words: 'bulkJobs.column.done',
      isNumber: true,
      text: ({ doneCount, totalCount }) => `${doneCount} / ${totalCount ?? '—'}`,
    },
    {
      key: 'asked',
      words: 'bulkJobs.column.asked',
      text: ({ createdAt }) => shanghaiTime(createdAt),
      cell: ({ createdAt }) => <TimeText at={createdAt} />,
    },
    {
      key: 'finished',
      words: 'bulkJobs.column.finished',
      text: ({ finishedAt }) => (finishedAt === null ? '' : shanghaiTime(finishedAt)),
      cell: ({ finishedAt }) => <TimeText at={finishedAt} />,
    },
    {
      key: 'file',
      words: 'bulkJobs.column.file',
      text: ({ resultSha256 }) => resultSha256 ?? '',
      cell: ({ id, state, resultSha256 }) =>
        resultSha256 !== null ? (
          <FileLink address={fileAddress(downloadBulkResult.path, { job: id })}>{t('parts.madeFile')}</FileLink>
        ) : isUnderWay({ state }) ? (
          <Action isBusy={cancel.isPending && cancel.variables.params.job === id} onAct={() => cancel.mutate({ params: { job: id } })}>
            {t('parts.cancel')}
          </Action>
        ) : (
          '—'
        ),
    },
  ];
  return (
    <>
      <PageHeader
        title={t('bulkJobs.title')}
        about={t('bulkJobs.about')}
        actions={<Action onAct={jobs.retry}>{t('bulkJobs.again')}</Action>}
      />
      {cancel.error === null ? null : <Problem error={cancel.error} />}
      <DataTable
        caption={t('bulkJobs.title')}
        list={jobs}
        columns={columns}
        filters={filters}
        empty={t('bulkJobs.empty')}
        keyOf={({ id }) => id}
      />
    </>
  );
}
