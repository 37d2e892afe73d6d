import type { listDeveloperAccounts } from '@touchstone/api-client/routes/programmes';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { List, RowOf } from '../../api/use-list.ts';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { Text } from '../../parts/text.tsx';

type Row = RowOf<typeof listDeveloperAccounts>;

/** Developer accounts of one's own store and how they behave. */
export function DevelopersPage({ accounts }: { readonly accounts: List<Row> }): ReactNode {
  const { t } = useTranslation();
  const counted = (key: string, words: string, count: (row: Row) => number, list: string): Column<Row> => ({
    ...{ key, words, isNumber: true, text: (row) => String(count(row)) },
    cell: (row) => (count(row) === 0 ? '0' : <PageLink to={`${list}account=${row.id}`}>{count(row)}</PageLink>),
  });
  const columns: readonly Column<Row>[] = [
    {
      key: 'name',
      words: 'developers.column.name',
      isName: true,
      text: ({ name }) => name,
      cell: ({ name, isBanned }) => (
        <>
          <Text>{name}</Text>
          {isBanned ? <span className="tag tone-bad">{t('developers.banned')}</span> : null}
        </>
      ),
    },
    { key: 'account', words: 'developers.column.account', text: ({ account }) => account, cell: ({ account }) => <Text>{account}</Text> },
    {
      key: 'known',
      words: 'developers.column.known',
      text: ({ operator }) => t(operator === null ? 'developers.unknownFirm' : 'developers.knownFirm'),
    },
    counted('listings', 'developers.column.listings', ({ listings }) => listings, '/shelf/listings?'),
    counted('withFindings', 'developers.column.withFindings', ({ withFindings }) => withFindings, '/shelf/listings?withFindings=true&'),
    counted('measures', 'developers.column.measures', ({ measures }) => measures, '/store-measures?standing=true&'),
  ];
  return (
    <>
      <PageHeader title={t('developers.title')} about={t('developers.about')} />
      <DataTable
        caption={t('developers.title')}
        list={accounts}
        columns={columns}
        empty={t('developers.empty')}
        keyOf={({ id }) => id}
        hrefOf={({ id }) => `/shelf/listings?account=${id}`}
      />
    </>
  );
}
