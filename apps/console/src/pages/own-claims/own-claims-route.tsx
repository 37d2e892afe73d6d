import { listOwnClaims } from '@touchstone/api-client/routes/claims';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useList } from '../../api/use-list.ts';
import { useAddress } from '../../app/address.ts';
import { useMay } from '../../app/me.ts';
import { Empty } from '../../parts/empty.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { type Filter, queryOf } from '../../parts/table/filter.ts';
import { OwnClaimsPage } from './own-claims-page.tsx';

const STATES = ['CLAIMED', 'ACCEPTED', 'REFUSED', 'DISPUTED', 'REVOKED', 'EXPIRED'] as const;

export function Route(): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  if (may('claim.create')) return <Own />;
  return (
    <>
      <PageHeader title={t('claims.title')} />
      <Empty text={t('claims.onlyFirms')} />
    </>
  );
}

function Own(): ReactNode {
  const { t } = useTranslation();
  const { search } = useAddress();
  const filters: readonly Filter[] = [
    { key: 'state', words: 'claims.column.state', kind: 'choice', choices: STATES, label: (state) => t(`states.claim.${state}`) },
  ];
  const claims = useList(listOwnClaims, { query: queryOf(filters, search) });
  return <OwnClaimsPage claims={claims} filters={filters} />;
}
