import { listOperatorOffences } from '@touchstone/api-client/routes/conduct';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type RowOf, useList } from '../../api/use-list.ts';
import { useAddress, useParam } from '../../app/address.ts';
import { PageHeader } from '../../parts/page-header.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';

/** Established problems of a company: each is a case, a notice or a line of an old book. */
export function Route(): ReactNode {
  const { t } = useTranslation();
  const operator = useParam('operator');
  // the figure of old books counts what stands in them alone
  const isImported = useAddress().search['imported'] === 'true';
  const query = { limit: '200', ...(isImported ? { imported: 'true' } : {}) };
  const all = useList(listOperatorOffences, { params: { operator }, query });
  const offences =
    isImported && all.page !== undefined ? { ...all, page: { ...all.page, items: all.page.items.filter((row) => row.isImported) } } : all;
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
        isPart
        caption={t('operator.offences.title')}
        list={offences}
        columns={columns}
        empty={t('operator.offences.empty')}
        keyOf={({ source, id }) => source + id}
        hrefOf={({ source, id }) => (source === 'case' ? `/cases/${id}` : source === 'notice' ? `/notices/${id}` : undefined)}
      />
    </>
  );
}
