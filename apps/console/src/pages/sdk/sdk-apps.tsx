import { listSdkApps } from '@touchstone/api-client/routes/inventory';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type RowOf, useList } from '../../api/use-list.ts';
import { useAddress } from '../../app/address.ts';
import { PageLink } from '../../parts/page-link.tsx';
import { useProvince } from '../../parts/province.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { type Filter, queryOf } from '../../parts/table/filter.ts';
import { Text } from '../../parts/text.tsx';

type AppRow = RowOf<typeof listSdkApps>;

const FILTERS: readonly Filter[] = [
  { key: 'version', words: 'sdk.apps.sdkVersion', kind: 'text' },
  { key: 'isHead', words: 'sdk.reach.headApps', kind: 'flag' },
  { key: 'isConfirmed', words: 'sdk.reach.confirmed', kind: 'flag' },
];

/** Apps that carry the SDK. */
export function Apps({ sdk }: { readonly sdk: string }): ReactNode {
  const { t } = useTranslation();
  const { search } = useAddress();
  const apps = useList(listSdkApps, { params: { sdk }, query: queryOf(FILTERS, search) });
  return (
    <>
      <h2>{t('sdk.apps.title')}</h2>
      <DataTable
        caption={t('sdk.apps.title')}
        list={apps}
        columns={useAppColumns()}
        filters={FILTERS}
        empty={t('sdk.apps.empty')}
        keyOf={({ id }) => id}
        hrefOf={({ id }) => `/apps/${id}`}
      />
    </>
  );
}

function useAppColumns(): readonly Column<AppRow>[] {
  const { t } = useTranslation();
  const province = useProvince();
  return [
    {
      key: 'name',
      words: 'sdk.apps.name',
      isName: true,
      text: ({ name }) => name,
      cell: ({ name }) => <Text>{name}</Text>,
    },
    { key: 'package', words: 'sdk.apps.package', text: (row) => row.package, cell: (row) => <Text className="code">{row.package}</Text> },
    {
      key: 'operator',
      words: 'sdk.apps.operator',
      text: ({ operator }) => operator?.name ?? '',
      cell: ({ operator }) =>
        operator === null ? (
          '—'
        ) : (
          <PageLink to={`/operators/${operator.id}`}>
            <Text>{operator.name}</Text>
          </PageLink>
        ),
    },
    { key: 'province', words: 'sdk.apps.province', text: (row) => (row.province === null ? '—' : province(row.province)) },
    {
      key: 'version',
      words: 'sdk.apps.version',
      text: ({ versionName }) => versionName,
      cell: ({ versionName }) => <Text>{versionName}</Text>,
    },
    {
      key: 'sdkVersion',
      words: 'sdk.apps.sdkVersion',
      text: ({ sdkVersion }) => (sdkVersion === '' ? t('sdk.unknownVersion') : sdkVersion),
      cell: ({ sdkVersion }) => (sdkVersion === '' ? t('sdk.unknownVersion') : <Text>{sdkVersion}</Text>),
    },
    {
      key: 'findings',
      words: 'sdk.apps.findings',
      isNumber: true,
      text: ({ openFindings }) => String(openFindings),
      cell: ({ id, openFindings }) => <PageLink to={`/findings?app=${id}&isOpen=true`}>{openFindings}</PageLink>,
    },
  ];
}
