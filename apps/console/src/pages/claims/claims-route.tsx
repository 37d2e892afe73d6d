import { listClaims } from '@touchstone/api-client/routes/claims';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type RowOf, useList } from '../../api/use-list.ts';
import { useAddress } from '../../app/address.ts';
import { fullAddress } from '../../parts/full-address.ts';
import { OperatorName } from '../../parts/operator-name.tsx';
import { OrganisationName } from '../../parts/organisation-name.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { type Filter, queryOf } from '../../parts/table/filter.ts';
import { TimeText } from '../../parts/time-text.tsx';

const STATES = ['CLAIMED', 'DISPUTED', 'ACCEPTED', 'REFUSED', 'REVOKED', 'EXPIRED'] as const;

/** Who says of which operator that it is itself, the newest first. */
export function Route(): ReactNode {
  const { t } = useTranslation();
  const { search } = useAddress();
  const filters: readonly Filter[] = [
    { key: 'state', words: 'claims.column.state', kind: 'choice', choices: STATES, label: (state) => t(`states.claim.${state}`) },
    { key: 'operator', words: 'claims.column.operator', kind: 'given' },
  ];
  const claims = useList(listClaims, { query: queryOf(filters, search) });
  const columns: readonly Column<RowOf<typeof listClaims>>[] = [
    {
      key: 'method',
      words: 'claims.column.method',
      isName: true,
      text: ({ method }) => t(`claims.method.${method}`),
    },
    {
      key: 'operator',
      words: 'claims.column.operator',
      text: ({ operator }) => fullAddress(`/operators/${operator}`),
      cell: ({ operator }) => <OperatorName id={operator} />,
    },
    {
      key: 'organisation',
      words: 'claim.organisation',
      text: ({ organisation }) => fullAddress(`/organisations/${organisation}`),
      cell: ({ organisation }) => <OrganisationName id={organisation} />,
    },
    {
      key: 'state',
      words: 'claims.column.state',
      text: ({ state }) => t(`states.claim.${state}`),
      cell: ({ state }) => <StateTag kind="claim" state={state} />,
    },
    {
      key: 'until',
      words: 'claims.column.until',
      text: ({ validUntil }) => (validUntil === null ? '' : shanghaiTime(validUntil)),
      cell: ({ validUntil }) => <TimeText at={validUntil} isDay />,
    },
    {
      key: 'created',
      words: 'claims.column.created',
      text: ({ createdAt }) => shanghaiTime(createdAt),
      cell: ({ createdAt }) => <TimeText at={createdAt} />,
    },
  ];
  const { operator } = search;
  return (
    <>
      <PageHeader
        title={t('claim.list')}
        about={t('claim.listAbout')}
        actions={operator === undefined ? undefined : <PageLink to={`/operators/${operator}`}>{t('claim.openOperator')}</PageLink>}
      />
      <DataTable
        caption={t('claim.list')}
        list={claims}
        columns={columns}
        filters={filters}
        empty={t('claim.listEmpty')}
        keyOf={({ id }) => id}
        hrefOf={({ id }) => `/claims/${id}`}
      />
    </>
  );
}
