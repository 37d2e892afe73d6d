import { listPenalties } from '@touchstone/api-client/routes/penalties';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type RowOf, useList } from '../../api/use-list.ts';
import { useAddress } from '../../app/address.ts';
import { useMay } from '../../app/me.ts';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { type Filter, queryOf } from '../../parts/table/filter.ts';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { yuanText } from '../../parts/yuan.ts';

const STATES = ['RECORDED', 'NOTIFIED', 'DECIDED', 'PAID', 'REVOKED'] as const;

/** Penalties, the newest first. */
export function Route(): ReactNode {
  const { t } = useTranslation();
  const { search } = useAddress();
  const may = useMay();
  const caseId = search['case'];
  const filters: readonly Filter[] = [
    { key: 'state', words: 'penalties.filter.state', kind: 'choice', choices: STATES, label: (state) => t(`states.penalty.${state}`) },
    { key: 'operator', words: 'penalties.filter.operator', kind: 'given' },
    { key: 'case', words: 'penalties.filter.case', kind: 'given' },
  ];
  const penalties = useList(listPenalties, { query: queryOf(filters, search) });
  const columns: readonly Column<RowOf<typeof listPenalties>>[] = [
    {
      key: 'operator',
      words: 'penalties.column.operator',
      isName: true,
      text: ({ operatorName }) => operatorName ?? '—',
      cell: ({ operatorName }) => (operatorName === null ? '—' : <Text>{operatorName}</Text>),
    },
    { key: 'type', words: 'penalties.column.type', text: ({ type }) => t(`operator.penalties.words.${type}`) },
    {
      key: 'state',
      words: 'penalties.column.state',
      text: ({ state }) => t(`states.penalty.${state}`),
      cell: ({ state }) => <StateTag kind="penalty" state={state} />,
    },
    { key: 'amount', words: 'penalties.column.amount', isNumber: true, text: ({ amountFen }) => yuanText(amountFen) },
    { key: 'paid', words: 'penalties.column.paid', isNumber: true, text: ({ paidFen }) => yuanText(paidFen) },
    { key: 'law', words: 'penalties.column.law', text: ({ law }) => law, cell: ({ law }) => <Text>{law}</Text> },
    {
      key: 'reason',
      words: 'penalties.column.reason',
      isExtra: true,
      text: ({ reason }) => reason,
      cell: ({ reason }) => <Text>{reason}</Text>,
    },
    { key: 'list', words: 'penalties.column.list', text: ({ list }) => (list === null ? '—' : t(`penalties.list.${list}`)) },
    {
      key: 'case',
      words: 'penalties.column.case',
      text: () => '',
      cell: (row) => (
        <PageLink isVerb to={`/cases/${row.case}`}>
          {t('penalties.openCase')}
        </PageLink>
      ),
    },
    {
      key: 'decided',
      words: 'penalties.column.decided',
      text: ({ decidedAt }) => (decidedAt === null ? '' : shanghaiTime(decidedAt)),
      cell: ({ decidedAt }) => <TimeText at={decidedAt} isDay />,
    },
  ];
  return (
    <>
      <PageHeader
        title={t('penalties.title')}
        about={t('penalties.about')}
        actions={
          caseId === undefined || !may('penalty.record') ? undefined : (
            <PageLink className="button" to={`/penalties/new?case=${caseId}`}>
              {t('penalty.new.title')}
            </PageLink>
          )
        }
      />
      <DataTable
        caption={t('penalties.title')}
        list={penalties}
        columns={columns}
        filters={filters}
        empty={t('penalties.empty')}
        keyOf={({ id }) => id}
        hrefOf={({ id }) => `/penalties/${id}`}
      />
    </>
  );
}
