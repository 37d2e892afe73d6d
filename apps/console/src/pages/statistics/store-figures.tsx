import type { OutputOf } from '@touchstone/api-client';
import type { readStoreFigures } from '@touchstone/api-client/routes/statistics';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { pageOfApi } from '../../api/address.ts';
import { countText } from '../../parts/count-text.ts';
import { PageLink } from '../../parts/page-link.tsx';
import { percentText } from '../../parts/percent-text.ts';
import { staticList } from '../../parts/static-list.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { Text } from '../../parts/text.tsx';

type Figures = OutputOf<typeof readStoreFigures>;
type Row = Figures['items'][number];

const counted = (key: 'items' | 'open' | 'reappeared', list: 'list' | 'openList' | 'reappearedList'): Column<Row> => ({
  key,
  words: `statistics.stores.${key}`,
  isNumber: true,
  text: (row) => String(row[key]),
  cell: (row) => (row[key] === 0 ? '0' : <PageLink to={pageOfApi(row[list])}>{countText(row[key])}</PageLink>),
});

/** How fast each store does what it was ordered, in hours, and how much of its shelf is here. */
export function StoreFigures({ figures }: { readonly figures: Figures }): ReactNode {
  const { t } = useTranslation();
  const hoursText = ({ count, median, p90 }: Row['acknowledged']) =>
    median === null
      ? '—'
      : `${median.toFixed(1)} / ${p90 === null ? '—' : p90.toFixed(1)} ${t('statistics.stores.hours')} (${t('statistics.stores.of', { count })})`;
  const hours = (key: 'acknowledged' | 'reported' | 'verified'): Column<Row> => ({
    key,
    words: `statistics.stores.${key}`,
    isNumber: true,
    text: (row) => hoursText(row[key]),
    cell: (row) => (row[key].count === 0 ? '—' : <PageLink to={pageOfApi(row[key].list)}>{hoursText(row[key])}</PageLink>),
  });
  const columns: readonly Column<Row>[] = [
    { key: 'store', words: 'statistics.stores.store', isName: true, text: ({ name }) => name, cell: ({ name }) => <Text>{name}</Text> },
    counted('items', 'list'),
    counted('open', 'openList'),
    counted('reappeared', 'reappearedList'),
    hours('acknowledged'),
    hours('reported'),
    hours('verified'),
    {
      key: 'coverage',
      words: 'statistics.stores.coverage',
      isNumber: true,
      text: ({ coverage }) => (coverage === null ? t('statistics.stores.onlyNow') : coverageText(coverage)),
      cell: ({ coverage }) => (coverage === null ? t('statistics.stores.onlyNow') : <Coverage of={coverage} />),
    },
  ];
  return (
    <DataTable
      isPart
      caption={t('statistics.stores.title')}
      list={staticList(figures.items)}
      columns={columns}
      empty={t('statistics.stores.empty')}
      keyOf={({ store }) => store}
      hrefOf={({ store }) => `/stores/${store}`}
    />
  );
}

type Share = NonNullable<Row['coverage']>;

const coverageText = ({ share, count, of }: Share) => (share === null ? '—' : `${percentText(share)} (${count} / ${of})`);

function Coverage({ of: { share, count, of, list, ofList } }: { readonly of: Share }): ReactNode {
  if (share === null) return '—';
  return (
    <span className="numbers">
      {percentText(share)} (<PageLink to={pageOfApi(list)}>{countText(count)}</PageLink> /{' '}
      <PageLink to={pageOfApi(ofList)}>{countText(of)}</PageLink>)
    </span>
  );
}
