import { listConductEntries } from '@touchstone/api-client/routes/conduct';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type RowOf, useList } from '../../api/use-list.ts';
import { useAddress } from '../../app/address.ts';
import { useMay } from '../../app/me.ts';
import { useCaseColumn } from '../../parts/case-column.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { type Filter, queryOf } from '../../parts/table/filter.ts';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';

const STATES = ['RECORDED', 'IN_FORCE', 'REJECTED', 'DISPUTED', 'WITHDRAWN'] as const;
const KINDS = [
  ...(['unreachable', 'shirking', 'delaying', 'obstructing', 'refusing'] as const),
  ...(['order-ignored', 'incomplete-rectification', 'repetition', 'technical-evasion'] as const),
] as const;

/** What firms did or left undone, the newest first. */
export function Route(): ReactNode {
  const { t } = useTranslation();
  const caseColumn = useCaseColumn<RowOf<typeof listConductEntries>>();
  const { search } = useAddress();
  const may = useMay();
  const { operator } = search;
  const filters: readonly Filter[] = [
    { key: 'kind', words: 'conduct.filter.kind', kind: 'choice', choices: KINDS, label: (kind) => t(`operator.conduct.words.${kind}`) },
    { key: 'state', words: 'conduct.filter.state', kind: 'choice', choices: STATES, label: (state) => t(`states.conduct.${state}`) },
    { key: 'operator', words: 'conduct.filter.operator', kind: 'given' },
  ];
  const entries = useList(listConductEntries, { query: queryOf(filters, search) });
  const columns: readonly Column<RowOf<typeof listConductEntries>>[] = [
    {
      key: 'operator',
      words: 'conduct.column.operator',
      isName: true,
      text: ({ operatorName }) => operatorName ?? '—',
      cell: ({ operatorName }) => (operatorName === null ? '—' : <Text>{operatorName}</Text>),
    },
    { key: 'kind', words: 'conduct.column.kind', text: ({ kind }) => t(`operator.conduct.words.${kind}`) },
    {
      key: 'statement',
      words: 'conduct.column.statement',
      text: ({ statement }) => statement,
      cell: ({ statement }) => <Text>{statement}</Text>,
    },
    {
      key: 'state',
      words: 'conduct.column.state',
      text: ({ state }) => t(`states.conduct.${state}`),
      cell: ({ state }) => <StateTag kind="conduct" state={state} />,
    },
    caseColumn,
    { key: 'proofs', words: 'conduct.column.proofs', isNumber: true, text: ({ proofs }) => String(proofs.length) },
    {
      key: 'happened',
      words: 'conduct.column.happened',
      text: ({ happenedAt }) => shanghaiTime(happenedAt),
      cell: ({ happenedAt }) => <TimeText at={happenedAt} />,
    },
  ];
  return (
    <>
      <PageHeader
        title={t('conduct.title')}
        about={t('conduct.about')}
        actions={
          operator === undefined || !may('conduct.record') ? undefined : (
            <PageLink className="button" to={`/conduct-entries/new?operator=${operator}`}>
              {t('conductEntry.new.title')}
            </PageLink>
          )
        }
      />
      <DataTable
        caption={t('conduct.title')}
        list={entries}
        columns={columns}
        filters={filters}
        empty={t('conduct.empty')}
        keyOf={({ id }) => id}
        hrefOf={({ id }) => `/conduct-entries/${id}`}
      />
    </>
  );
}
