import { listRuns } from '@touchstone/api-client/routes/runs';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type RowOf, useList } from '../../api/use-list.ts';
import { useAddress } from '../../app/address.ts';
import { AboutText, aboutOf } from '../../parts/about-text.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { DataTable } from '../../parts/table/data-table.tsx';
import { type Filter, queryOf } from '../../parts/table/filter.ts';
import { useRunColumns } from '../scan/run-columns.tsx';

type RunRow = RowOf<typeof listRuns>;

const STATES = [
  ...['CREATED', 'QUEUED', 'LEASED', 'RUNNING', 'SUCCEEDED', 'PARTIAL'],
  ...['FAILED', 'TIMED_OUT', 'CANCELLED', 'NOT_APPLICABLE'],
] as const;

/** Runs of engines, the newest first: what stands behind the numbers of the machine room. */
export function Route(): ReactNode {
  const { t } = useTranslation();
  const { search } = useAddress();
  const columns = [
    {
      key: 'about',
      words: 'runs.column.about',
      isName: true,
      text: ({ about }: RunRow) => aboutOf(about),
      cell: ({ about }: RunRow) => <AboutText about={about} />,
    },
    ...useRunColumns().map((column) => ({ ...column, isName: false })),
    {
      key: 'scan',
      words: 'runs.column.scan',
      text: ({ request }: RunRow) => request,
      cell: ({ request }: RunRow) => <PageLink to={`/scans/${request}`}>{t('run.matrix')}</PageLink>,
    },
  ];
  const filters: readonly Filter[] = [
    { key: 'state', words: 'runs.filter.state', kind: 'choice', choices: STATES, label: (state) => t(`states.run.${state}`) },
    { key: 'isDead', words: 'runs.filter.isDead', kind: 'flag' },
    { key: 'engine', words: 'runs.filter.engine', kind: 'text' },
    { key: 'errorClass', words: 'runs.filter.errorClass', kind: 'text', isMore: true },
    { key: 'engineVersion', words: 'runs.filter.engineVersion', kind: 'given' },
    { key: 'campaign', words: 'runs.filter.campaign', kind: 'given' },
    { key: 'artifact', words: 'runs.filter.artifact', kind: 'given' },
    { key: 'request', words: 'runs.filter.request', kind: 'given' },
  ];
  const runs = useList(listRuns, { query: queryOf(filters, search) });
  return (
    <>
      <PageHeader title={t('runs.title')} about={t('runs.about')} crumbs={[{ to: '/engines', text: t('engines.title') }]} />
      <DataTable
        caption={t('runs.title')}
        list={runs}
        columns={columns}
        filters={filters}
        empty={t('runs.empty')}
        keyOf={({ id }) => id}
        hrefOf={({ id }) => `/runs/${id}`}
      />
    </>
  );
}
