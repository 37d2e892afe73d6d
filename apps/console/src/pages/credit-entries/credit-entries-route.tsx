import { listCreditEntries } from '@touchstone/api-client/routes/penalties';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type RowOf, useList } from '../../api/use-list.ts';
import { useAddress } from '../../app/address.ts';
import { DueText } from '../../parts/due-text.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { type Filter, queryOf } from '../../parts/table/filter.ts';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';

const STATES = ['DUE', 'LISTED', 'REMOVED', 'DROPPED'] as const;

/** 不良名单 and 失信名单, with what is due for them; the newest first. */
export function Route(): ReactNode {
  const { t } = useTranslation();
  const { search } = useAddress();
  const filters: readonly Filter[] = [
    { key: 'state', words: 'credit.column.state', kind: 'choice', choices: STATES, label: (state) => t(`states.credit.${state}`) },
    { key: 'operator', words: 'credit.column.operator', kind: 'given' },
    { key: 'case', words: 'penalties.filter.case', kind: 'given' },
  ];
  const entries = useList(listCreditEntries, { query: queryOf(filters, search) });
  const columns: readonly Column<RowOf<typeof listCreditEntries>>[] = [
    {
      key: 'operator',
      words: 'credit.column.operator',
      isName: true,
      text: ({ operatorName }) => operatorName,
      cell: ({ operatorName }) => <Text>{operatorName}</Text>,
    },
    { key: 'creditCode', words: 'credit.column.creditCode', text: ({ creditCode }) => creditCode ?? '—' },
    { key: 'licence', words: 'credit.column.licence', isExtra: true, text: ({ licence }) => licence ?? '—' },
    { key: 'list', words: 'credit.column.list', text: ({ list }) => t(`penalties.list.${list}`) },
    {
      key: 'state',
      words: 'credit.column.state',
      text: ({ state }) => t(`states.credit.${state}`),
      cell: ({ state }) => <StateTag kind="credit" state={state} />,
    },
    { key: 'handledOn', words: 'credit.column.handledOn', text: ({ handledOn }) => handledOn },
    { key: 'reason', words: 'credit.column.reason', text: ({ reason }) => reason, cell: ({ reason }) => <Text>{reason}</Text> },
    { key: 'listedBy', words: 'credit.column.listedBy', text: ({ listedBy }) => listedBy, cell: ({ listedBy }) => <Text>{listedBy}</Text> },
    {
      key: 'due',
      words: 'credit.column.due',
      text: ({ dueAt }) => shanghaiTime(dueAt),
      cell: ({ dueAt, state }) => <DueText due={dueAt} isRunning={state === 'DUE'} />,
    },
    {
      key: 'listed',
      words: 'credit.column.listed',
      text: ({ listedAt }) => (listedAt === null ? '' : shanghaiTime(listedAt)),
      cell: ({ listedAt }) => <TimeText at={listedAt} isDay />,
    },
    {
      key: 'removed',
      words: 'credit.column.removed',
      text: ({ removedAt }) => (removedAt === null ? '' : shanghaiTime(removedAt)),
      cell: ({ removedAt }) => <TimeText at={removedAt} isDay />,
    },
  ];
  return (
    <>
      <PageHeader title={t('credit.title')} about={t('credit.about')} />
      <DataTable
        caption={t('credit.title')}
        list={entries}
        columns={columns}
        filters={filters}
        empty={t('credit.empty')}
        keyOf={({ id }) => id}
        hrefOf={({ id }) => `/credit-entries/${id}`}
      />
    </>
  );
}
