import { listRepeatOffenders } from '@touchstone/api-client/routes/conduct';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type RowOf, useList } from '../../api/use-list.ts';
import { useAddress } from '../../app/address.ts';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { PROVINCES, useProvince } from '../../parts/province.ts';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { type Filter, queryOf } from '../../parts/table/filter.ts';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';

/** Firms with established problems twice or more, in distinct cases or notices. */
export function Route(): ReactNode {
  const { t } = useTranslation();
  const province = useProvince();
  const { search } = useAddress();
  const filters: readonly Filter[] = [
    { key: 'province', words: 'repeatOffenders.filter.province', kind: 'choice', choices: PROVINCES, label: province },
    {
      key: 'atLeast',
      words: 'repeatOffenders.filter.atLeast',
      kind: 'choice',
      choices: ['2', '3', '5', '10'],
      label: (count) => t('repeatOffenders.atLeast', { count: Number(count) }),
    },
    { key: 'clause', words: 'repeatOffenders.filter.clause', kind: 'text' },
    { key: 'from', words: 'repeatOffenders.filter.from', kind: 'day' },
    { key: 'until', words: 'repeatOffenders.filter.until', kind: 'day' },
    { key: 'imported', words: 'repeatOffenders.filter.imported', kind: 'flag', isMore: true },
    { key: 'app', words: 'repeatOffenders.filter.app', kind: 'given' },
  ];
  /** What a number counts, by the same conditions as the number. */
  const behind = (operator: string, more: Readonly<Record<string, string>>) => {
    const { clause, from, until, imported, app } = search;
    const given = Object.entries({ clause, from, until, imported, app }).filter((one): one is [string, string] => one[1] !== undefined);
    return `/operators/${operator}/offences?${new URLSearchParams([...given, ...Object.entries(more)])}`;
  };
  const offenders = useList(listRepeatOffenders, { query: queryOf(filters, search) });
  const columns: readonly Column<RowOf<typeof listRepeatOffenders>>[] = [
    { key: 'name', words: 'repeatOffenders.column.name', isName: true, text: ({ name }) => name, cell: ({ name }) => <Text>{name}</Text> },
    {
      key: 'times',
      words: 'repeatOffenders.column.times',
      isNumber: true,
      text: ({ times }) => String(times),
      cell: ({ operator, times }) => <PageLink to={behind(operator, { each: 'time' })}>{times}</PageLink>,
    },
    {
      key: 'products',
      words: 'repeatOffenders.column.products',
      isNumber: true,
      text: ({ products }) => String(products),
      cell: ({ operator, products }) => <PageLink to={behind(operator, { each: 'product' })}>{products}</PageLink>,
    },
    {
      key: 'imported',
      words: 'repeatOffenders.column.imported',
      isNumber: true,
      text: ({ importedTimes }) => String(importedTimes),
      cell: ({ operator, importedTimes }) =>
        importedTimes === 0 ? '0' : <PageLink to={behind(operator, { each: 'time', isImported: 'true' })}>{importedTimes}</PageLink>,
    },
    { key: 'province', words: 'repeatOffenders.column.province', text: (row) => province(row.province) },
    { key: 'creditCode', words: 'repeatOffenders.column.creditCode', text: ({ creditCode }) => creditCode ?? '—' },
    {
      key: 'last',
      words: 'repeatOffenders.column.last',
      text: ({ lastAt }) => shanghaiTime(lastAt),
      cell: ({ lastAt }) => <TimeText at={lastAt} isDay />,
    },
  ];
  return (
    <>
      <PageHeader title={t('repeatOffenders.title')} about={t('repeatOffenders.about')} />
      <DataTable
        caption={t('repeatOffenders.title')}
        list={offenders}
        columns={columns}
        filters={filters}
        empty={t('repeatOffenders.empty')}
        keyOf={({ operator }) => operator}
        hrefOf={({ operator }) => `/operators/${operator}`}
      />
    </>
  );
}
