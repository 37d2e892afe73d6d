import type { OutputOf } from '@touchstone/api-client';
import type { listListings, listStoreProblems, readStore } from '@touchstone/api-client/routes/acquisition';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { List, RowOf } from '../../api/use-list.ts';
import { useMay } from '../../app/me.ts';
import { Facts } from '../../parts/facts.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { useProvince } from '../../parts/province.ts';
import { Section } from '../../parts/section.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import { useStoreProblem } from '../../parts/store-problem.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { visibleText } from '../../parts/visible-text.ts';
import { listingColumns } from '../listings/listing-columns.tsx';
import { OpenSheet } from '../sheets/open-sheet.tsx';
import { StoreDuties } from './store-duties.tsx';
import { StoreRecord } from './store-record.tsx';
import { StoreSteps } from './store-steps.tsx';

interface Props {
  readonly store: OutputOf<typeof readStore>;
  readonly listings: List<RowOf<typeof listListings>>;
  readonly problems: List<RowOf<typeof listStoreProblems>>;
}

/** One store: how it is reached, what stands on its shelf, what it said that cannot be so. */
export function StorePage({ store, listings, problems }: Props): ReactNode {
  const { t } = useTranslation();
  const problemColumns = problemColumnsIn(useStoreProblem());
  const may = useMay();
  const province = useProvince();
  return (
    <>
      <PageHeader
        title={visibleText(store.name)}
        marks={<StateTag kind="store" state={store.state} />}
        crumbs={[{ to: '/stores', text: t('stores.title') }]}
        actions={<OpenSheet subject={{ kind: 'store', key: store.code, name: store.name }} />}
      />
      <StoreSteps store={store} />
      <Facts
        lines={[
          { label: t('store.fact.code'), value: store.code },
          { label: t('store.fact.connector'), value: t(`stores.connector.${store.connector}`, { defaultValue: store.connector }) },
          { label: t('store.fact.province'), value: store.province === null ? null : province(store.province) },
          { label: t('store.fact.breaker'), value: <StateTag kind="breaker" state={store.breaker} /> },
          { label: t('store.fact.polled'), value: <TimeText at={store.polledAt} /> },
          { label: t('store.fact.next'), value: <TimeText at={store.nextPollAt} /> },
          {
            label: t('store.fact.fault'),
            value: store.lastFault === null ? null : t(`storeProblem.what.${store.lastFault}`, { defaultValue: store.lastFault }),
          },
        ]}
      />
      <StoreRecord store={store.id} />
      <StoreDuties store={store.id} />
      {may('listing.read') ? (
        <>
          <h2>{t('store.listings.title')}</h2>
          <DataTable
            caption={t('store.listings.title')}
            list={listings}
            columns={listingColumns(t)}
            empty={t('store.listings.empty')}
            keyOf={({ id }) => id}
            hrefOf={({ id }) => `/listings/${id}`}
          />
        </>
      ) : null}
      {may('connector.read') ? (
        <Section title={t('store.problems.title')}>
          <DataTable
            isPart
            caption={t('store.problems.title')}
            list={problems}
            columns={problemColumns}
            empty={t('store.problems.empty')}
            keyOf={({ id }) => id}
          />
        </Section>
      ) : null}
    </>
  );
}

const problemColumnsIn = (say: (code: string) => string): readonly Column<RowOf<typeof listStoreProblems>>[] => [
  { key: 'code', words: 'store.problems.code', isName: true, text: ({ code }) => say(code) },
  { key: 'at', words: 'store.problems.at', text: ({ at }) => at, cell: ({ at }) => <Text className="code">{at}</Text> },
  { key: 'app', words: 'store.problems.app', text: ({ storeAppId }) => storeAppId, cell: ({ storeAppId }) => <Text>{storeAppId}</Text> },
  { key: 'times', words: 'store.problems.times', isNumber: true, text: ({ times }) => String(times) },
  { key: 'last', words: 'store.problems.last', text: ({ lastAt }) => shanghaiTime(lastAt), cell: ({ lastAt }) => <TimeText at={lastAt} /> },
];
