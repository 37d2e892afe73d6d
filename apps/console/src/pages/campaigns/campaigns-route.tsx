import { listCampaigns } from '@touchstone/api-client/routes/campaigns';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useList } from '../../api/use-list.ts';
import { useAddress } from '../../app/address.ts';
import { PROVINCES, useProvince } from '../../parts/province.ts';
import { type Filter, queryOf } from '../../parts/table/filter.ts';
import { CampaignsPage } from './campaigns-page.tsx';

const STATES = ['DRAFT', 'FRAME_FROZEN', 'SAMPLED', 'ACQUIRING', 'TESTING', 'REVIEWING', 'CONCLUDED', 'REPORTED', 'CANCELLED'] as const;
const KINDS = ['sample', 'census', 'problem', 'complaints', 'store-shelves', 'look-back'] as const;

export function Route(): ReactNode {
  const { t } = useTranslation();
  const province = useProvince();
  const { search } = useAddress();
  const filters: readonly Filter[] = [
    { key: 'state', words: 'campaigns.filter.state', kind: 'choice', choices: STATES, label: (state) => t(`states.campaign.${state}`) },
    { key: 'kind', words: 'campaigns.filter.kind', kind: 'choice', choices: KINDS, label: (kind) => t(`campaigns.kind.${kind}`) },
    { key: 'province', words: 'campaigns.filter.province', kind: 'choice', choices: PROVINCES, label: province },
    {
      key: 'quota',
      words: 'campaigns.filter.quota',
      kind: 'choice',
      choices: ['waiting', 'ours'],
      label: (quota) => t(`campaigns.quota.${quota}`),
      isMore: true,
    },
    { key: 'organisation', words: 'campaigns.filter.organisation', kind: 'given' },
    { key: 'parent', words: 'campaigns.filter.parent', kind: 'given' },
  ];
  const campaigns = useList(listCampaigns, { query: queryOf(filters, search) });
  return <CampaignsPage campaigns={campaigns} filters={filters} />;
}
