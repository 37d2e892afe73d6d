import { listNotices } from '@touchstone/api-client/routes/notices';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useList } from '../../api/use-list.ts';
import { useAddress } from '../../app/address.ts';
import { useToday } from '../../app/clock.ts';
import { PROVINCES, useProvince } from '../../parts/province.ts';
import { type Filter, queryOf } from '../../parts/table/filter.ts';
import { NoticesPage } from './notices-page.tsx';

const STATES = ['DRAFT', 'LEGAL_REVIEW', 'APPROVED', 'FROZEN', 'PUBLISHED', 'CORRECTED', 'WITHDRAWN'] as const;
const KINDS = ['problems', 'delisting', 'look-back', 'stores'] as const;
const FIRST_YEAR = 2019;

export function Route(): ReactNode {
  const { t } = useTranslation();
  const province = useProvince();
  const { search } = useAddress();
  const issuer = (code: string) => (code === 'ministry' ? t('notices.ministry') : province(code));
  const years = Array.from({ length: Number(useToday().slice(0, 4)) - FIRST_YEAR + 1 }, (_, at) => String(FIRST_YEAR + at)).reverse();
  const filters: readonly Filter[] = [
    { key: 'state', words: 'notices.filter.state', kind: 'choice', choices: STATES, label: (state) => t(`states.notice.${state}`) },
    { key: 'kind', words: 'notices.filter.kind', kind: 'choice', choices: KINDS, label: (kind) => t(`states.noticeKind.${kind}`) },
    { key: 'issuer', words: 'notices.filter.issuer', kind: 'choice', choices: ['ministry', ...PROVINCES], label: issuer },
    { key: 'year', words: 'notices.filter.year', kind: 'choice', choices: years, label: (year) => year },
    {
      key: 'origin',
      words: 'notices.filter.origin',
      kind: 'choice',
      choices: ['own', 'reported'],
      label: (origin) => t(`notices.origin.${origin}`),
    },
  ];
  return <NoticesPage notices={useList(listNotices, { query: queryOf(filters, search) })} filters={filters} issuer={issuer} />;
}
