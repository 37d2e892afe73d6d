import { listOperatorOffences } from '@touchstone/api-client/routes/conduct';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type RowOf, useList } from '../../api/use-list.ts';
import { useAddress, useParam } from '../../app/address.ts';
import { PageHeader } from '../../parts/page-header.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { type Filter, queryOf } from '../../parts/table/filter.ts';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';

/** Established problems of a company: each is a case, a notice or a line of an old book. */
export function Route(): ReactNode {
  const { t } = useTranslation();
  const operator = useParam('operator');
  const { search } = useAddress();
  const filters: readonly Filter[] = [
    { key: 'clause', words: 'repeatOffenders.filter.clause', kind: 'text' },
    { key: 'from', words: 'repeatOffenders.filter.from', kind: 'day' },
    { key: 'until', words: 'repeatOffenders.filter.until', kind: 'day' },
    { key: 'imported', words: 'repeatOffenders.filter.imported', kind: 'flag' },
    { key: 'isImported', words: 'operator.offences.isImported', kind: 'given', label: (is) => t(is === 'true' ? 'parts.yes' : 'parts.no') },
    {
      key: 'each',
      words: 'operator.offences.each',
      kind: 'given',
      label: (each) => t(`operator.offences.one.${each}`, { defaultValue: each }),
    },
    { key: 'app', words: 'repeatOffenders.filter.app', kind: 'given' },
  ];
  const offences = useList(listOperatorOffences, { params: { operator }, query: queryOf(filters, search) });
  const columns: readonly Column<RowOf<typeof listOperatorOffences>>[] = [
    {
      key: 'subject',
      words: 'operator.offences.subject',
      isName: true,
      text: ({ subjectName }) => subjectName,
      cell: ({ subjectName }) => <Text>{subjectName}</Text>,
    },
    { key: 'source', words: 'operator.offences.source', text: ({ source }) => t(`operator.offences.sources.${source}`) },
    { key: 'clauses', words: 'operator.offences.clauses', text: ({ clauses }) => clauses.join(' ') },
    { key: 'relapse', words: 'operator.offences.relapse', text: ({ isRelapse }) => (isRelapse ? t('parts.yes') : '') },
    { key: 'at', words: 'operator.offences.at', text: ({ at }) => shanghaiTime(at), cell: ({ at }) => <TimeText at={at} isDay /> },
  ];
  return (
    <>
      <PageHeader title={t('operator.offences.title')} crumbs={[{ to: `/operators/${operator}`, text: t('operator.offences.back') }]} />
      <DataTable
        caption={t('operator.offences.title')}
        list={offences}
        columns={columns}
        filters={filters}
        empty={t('operator.offences.empty')}
        keyOf={({ source, id, subjectName }) => [source, id, subjectName].join(' ')}
        hrefOf={({ source, id }) => (source === 'case' ? `/cases/${id}` : source === 'notice' ? `/notices/${id}` : undefined)}
      />
    </>
  );
}
