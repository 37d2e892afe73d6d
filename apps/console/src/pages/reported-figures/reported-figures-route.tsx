import { listNotices, listReportedFigures, loadReportedNotices } from '@touchstone/api-client/routes/notices';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { useList } from '../../api/use-list.ts';
import { useAddress } from '../../app/address.ts';
import { type Filter, queryOf } from '../../parts/table/filter.ts';
import { ReportedFiguresPage } from './reported-figures-page.tsx';

const WHAT = [
  ...['tested', 'ordered', 'notified', 'notified-all-departments', 'delisted', 'self-delisted'],
  ...['notice-rows', 'problem-share', 'source-share', 'app-stock'],
] as const;

export function Route(): ReactNode {
  const { t } = useTranslation();
  const { search } = useAddress();
  const filters: readonly Filter[] = [
    {
      ...{ key: 'what', words: 'reportedFigures.column.what', kind: 'choice', choices: WHAT },
      label: (what) => t(`reportedFigures.what.${what}`),
    },
  ];
  const figures = useList(listReportedFigures, { query: queryOf(filters, search) });
  const load = useChange(loadReportedNotices, [listReportedFigures, listNotices]);
  return (
    <ReportedFiguresPage
      figures={figures}
      filters={filters}
      loaded={load.data}
      isLoading={load.isPending}
      onLoad={() => void load.mutateAsync({})}
    />
  );
}
