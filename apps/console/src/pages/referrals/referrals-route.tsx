import { listReferrals } from '@touchstone/api-client/routes/referrals';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type RowOf, useList } from '../../api/use-list.ts';
import { useAddress } from '../../app/address.ts';
import { DueText } from '../../parts/due-text.tsx';
import { fullAddress } from '../../parts/full-address.ts';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { type Filter, queryOf } from '../../parts/table/filter.ts';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';

const STATES = ['OFFERED', 'ACCEPTED', 'RETURNED', 'REPORTED_BACK', 'WITHDRAWN'] as const;
const KINDS = ['national-delisting', 'penalty', 'territory', 'joint', 'common-notice'] as const;
const RUNS: ReadonlySet<string> = new Set(['OFFERED', 'ACCEPTED']);

/** Hand-overs of and to one's own authority, the newest first. */
export function Route(): ReactNode {
  const { t } = useTranslation();
  const { search } = useAddress();
  const filters: readonly Filter[] = [
    { key: 'state', words: 'referrals.filter.state', kind: 'choice', choices: STATES, label: (state) => t(`states.referral.${state}`) },
    { key: 'kind', words: 'referrals.filter.kind', kind: 'choice', choices: KINDS, label: (kind) => t(`states.referralKind.${kind}`) },
    { key: 'case', words: 'referrals.filter.case', kind: 'given' },
    { key: 'from', words: 'referrals.filter.from', kind: 'given' },
    { key: 'to', words: 'referrals.filter.to', kind: 'given' },
  ];
  const referrals = useList(listReferrals, { query: queryOf(filters, search) });
  const columns: readonly Column<RowOf<typeof listReferrals>>[] = [
    { key: 'kind', words: 'referrals.column.kind', isName: true, text: ({ kind }) => t(`states.referralKind.${kind}`) },
    {
      key: 'state',
      words: 'referrals.column.state',
      text: ({ state }) => t(`states.referral.${state}`),
      cell: ({ state }) => <StateTag kind="referral" state={state} />,
    },
    { key: 'from', words: 'referrals.column.from', text: ({ from }) => from.name ?? '—' },
    { key: 'to', words: 'referrals.column.to', text: ({ to }) => to.name ?? '—' },
    {
      key: 'case',
      words: 'referrals.column.case',
      text: (row) => fullAddress(`/cases/${row.case}`),
      cell: (row) => (
        <PageLink isVerb to={`/cases/${row.case}`}>
          {t('referrals.openCase')}
        </PageLink>
      ),
    },
    { key: 'reason', words: 'referrals.column.reason', text: ({ reason }) => reason, cell: ({ reason }) => <Text>{reason}</Text> },
    {
      key: 'due',
      words: 'referrals.column.due',
      text: ({ dueAt }) => (dueAt === null ? '' : shanghaiTime(dueAt)),
      cell: ({ dueAt, state }) => (dueAt === null ? '—' : <DueText due={dueAt} isRunning={RUNS.has(state)} />),
    },
    {
      key: 'offered',
      words: 'referrals.column.offered',
      text: ({ offeredAt }) => shanghaiTime(offeredAt),
      cell: ({ offeredAt }) => <TimeText at={offeredAt} isDay />,
    },
  ];
  return (
    <>
      <PageHeader title={t('referrals.title')} about={t('referrals.about')} />
      <DataTable
        caption={t('referrals.title')}
        list={referrals}
        columns={columns}
        filters={filters}
        empty={t('referrals.empty')}
        emptyAction={<PageLink to="/cases?isOpen=true">{t('referrals.toCases')}</PageLink>}
        keyOf={({ id }) => id}
        hrefOf={({ id }) => `/referrals/${id}`}
      />
    </>
  );
}
