import type { OutputOf } from '@touchstone/api-client';
import type { readFunnel } from '@touchstone/api-client/routes/statistics';
import { lazy, type ReactNode, Suspense, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { pageOfApi } from '../../api/address.ts';
import { useOpen } from '../../app/address.ts';
import { countText } from '../../parts/count-text.ts';
import { PageLink } from '../../parts/page-link.tsx';
import { Section } from '../../parts/section.tsx';
import { staticList } from '../../parts/static-list.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { type DashboardConditions, SHOWN_STAGES } from './dashboard-conditions.ts';
import { type TrendPoint, trendOf } from './trend.ts';

/** The library of charts is loaded when there is something to draw, and by nobody else. */
const TrendChart = lazy(async () => ({ default: (await import('./trend-chart.tsx')).TrendChart }));

interface Props {
  readonly funnel: OutputOf<typeof readFunnel>;
  readonly conditions: DashboardConditions;
}

/** The year in months or quarters: lines to look at, and a table to read and to open. */
export function Trends({ funnel, conditions: { year, step } }: Props): ReactNode {
  const { t } = useTranslation();
  const open = useOpen();
  // the picture is drawn anew when what it shows is another, and not with every drawing of the page
  const points = useMemo(() => trendOf(funnel.slices, year, step), [funnel.slices, year, step]);
  const nameOf = useCallback((stage: string) => t(`statistics.stage.${stage}`), [t]);
  const columns: readonly Column<TrendPoint>[] = [
    { key: 'period', words: `dashboard.step.${step}`, isName: true, text: ({ period }) => period },
    ...SHOWN_STAGES.map(
      (stage): Column<TrendPoint> => ({
        key: stage,
        words: `statistics.stage.${stage}`,
        isNumber: true,
        text: ({ figures }) => String(figures.get(stage)?.count ?? 0),
        cell: ({ figures }) => {
          const { count = 0, list = '' } = figures.get(stage) ?? {};
          return count === 0 ? <span className="none">0</span> : <PageLink to={pageOfApi(list)}>{countText(count)}</PageLink>;
        },
      }),
    ),
  ];
  return (
    <Section title={t('dashboard.trends.title')}>
      <Suspense fallback={<div className="chart" />}>
        <TrendChart
          points={points}
          stages={SHOWN_STAGES}
          nameOf={nameOf}
          label={t('dashboard.trends.label', { year })}
          onPoint={({ figures }, stage) => {
            const list = figures.get(stage)?.list;
            if (list !== undefined) open(pageOfApi(list));
          }}
        />
      </Suspense>
      <DataTable
        isPart
        caption={t('dashboard.trends.title')}
        list={staticList(points)}
        columns={columns}
        empty=""
        keyOf={({ period }) => period}
      />
    </Section>
  );
}
