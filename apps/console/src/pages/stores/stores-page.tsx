import type { listStores } from '@touchstone/api-client/routes/acquisition';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { List, RowOf } from '../../api/use-list.ts';
import { Action } from '../../parts/action.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import type { Filter } from '../../parts/table/filter.ts';
import { TimeText } from '../../parts/time-text.tsx';
import { CreateStore } from './create-store.tsx';

type Row = RowOf<typeof listStores>;

interface Props {
  readonly stores: List<Row>;
  readonly filters: readonly Filter[];
}

/** Stores, with how their last poll went. */
export function StoresPage({ stores, filters }: Props): ReactNode {
  const { t } = useTranslation();
  const [isNew, setNew] = useState(false);
  const columns: readonly Column<Row>[] = [
    { key: 'name', words: 'stores.column.name', isName: true, text: ({ name }) => name },
    { key: 'code', words: 'stores.column.code', isExtra: true, text: ({ code }) => code },
    {
      key: 'state',
      words: 'stores.column.state',
      text: ({ state }) => t(`states.store.${state}`),
      cell: ({ state }) => <StateTag kind="store" state={state} />,
    },
    {
      key: 'connector',
      words: 'stores.column.connector',
      text: ({ connector }) => t(`stores.connector.${connector}`, { defaultValue: connector }),
    },
    {
      key: 'breaker',
      words: 'stores.column.breaker',
      text: ({ breaker }) => t(`states.breaker.${breaker}`),
      cell: ({ breaker }) => <StateTag kind="breaker" state={breaker} />,
    },
    {
      key: 'listings',
      words: 'stores.column.listings',
      isNumber: true,
      text: ({ listings }) => String(listings),
      cell: ({ id, listings }) => <PageLink to={`/listings?store=${id}&isUp=true`}>{listings}</PageLink>,
    },
    {
      key: 'problems',
      words: 'stores.column.problems',
      isNumber: true,
      text: ({ problems }) => String(problems),
      cell: ({ id, problems }) => (problems === 0 ? '0' : <PageLink to={`/stores/${id}`}>{problems}</PageLink>),
    },
    {
      key: 'polled',
      words: 'stores.column.polled',
      text: ({ polledAt }) => (polledAt === null ? '' : shanghaiTime(polledAt)),
      cell: ({ polledAt }) => <TimeText at={polledAt} />,
    },
    {
      key: 'next',
      words: 'stores.column.next',
      isExtra: true,
      text: ({ nextPollAt }) => shanghaiTime(nextPollAt),
      cell: ({ nextPollAt }) => <TimeText at={nextPollAt} />,
    },
    {
      key: 'fault',
      words: 'stores.column.fault',
      text: ({ lastFault }) => (lastFault === null ? '' : t(`storeProblem.what.${lastFault}`, { defaultValue: lastFault })),
    },
  ];
  return (
    <>
      <PageHeader
        title={t('stores.title')}
        about={t('stores.about')}
        actions={
          <Action kind="main" permission="connector.manage" onAct={() => setNew(true)}>
            {t('stores.create')}
          </Action>
        }
      />
      {isNew ? <CreateStore onClose={() => setNew(false)} /> : null}
      <DataTable
        caption={t('stores.title')}
        list={stores}
        columns={columns}
        filters={filters}
        empty={t('stores.empty')}
        keyOf={({ id }) => id}
        hrefOf={({ id }) => `/stores/${id}`}
      />
    </>
  );
}
