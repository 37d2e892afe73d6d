import { listScans } from '@touchstone/api-client/routes/runs';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useList } from '../../api/use-list.ts';
import { useAddress } from '../../app/address.ts';
import { type Filter, queryOf } from '../../parts/table/filter.ts';
import { ScansPage } from './scans-page.tsx';

const PROFILES = ['quick', 'deep', 'retest', 'look-back', 'self-check'] as const;

export function Route(): ReactNode {
  const { t } = useTranslation();
  const { search } = useAddress();
  const filters: readonly Filter[] = [
    { key: 'isOpen', words: 'scans.filter.isOpen', kind: 'flag' },
    { key: 'profile', words: 'scans.filter.profile', kind: 'choice', choices: PROFILES, label: (profile) => t(`scans.profile.${profile}`) },
    { key: 'artifact', words: 'scans.filter.artifact', kind: 'given' },
    { key: 'app', words: 'scans.filter.app', kind: 'given' },
    { key: 'campaign', words: 'scans.filter.campaign', kind: 'given' },
  ];
  const scans = useList(listScans, { query: queryOf(filters, search) });
  return <ScansPage scans={scans} filters={filters} />;
}
