import type { OutputOf } from '@touchstone/api-client';
import type { readFunnel } from '@touchstone/api-client/routes/statistics';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { pageOfApi } from '../../api/address.ts';
import { countText } from '../../parts/count-text.ts';
import { PageLink } from '../../parts/page-link.tsx';
import { comma } from '../../parts/punctuation.ts';
import { staticList } from '../../parts/static-list.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { Bar } from './bar.tsx';

type Value = OutputOf<typeof readFunnel>;
type Figure = Value['figures'][number];
type Frozen = Omit<Figure, 'subjectList'> & Partial<Pick<Figure, 'subjectList'>>;

/** The way from a test to the shelf and back: how many rows at each stage, and of how many apps. */
export function Funnel({ figures, leftOut }: Pick<Value, 'figures' | 'leftOut'>): ReactNode {
  const { t } = useTranslation();
  const most = Math.max(0, ...figures.map(({ count }) => count));
  const columns: readonly Column<Figure>[] = [
    { key: 'stage', words: 'statistics.funnel.stage', isName: true, text: ({ stage }) => t(`statistics.stage.${stage}`) },
    {
      key: 'count',
      words: 'statistics.funnel.count',
      isNumber: true,
      text: ({ count }) => String(count),
      cell: ({ count, list }) => <PageLink to={pageOfApi(list)}>{countText(count)}</PageLink>,
    },
    { key: 'bar', words: 'statistics.funnel.bar', text: () => '', cell: ({ count }) => <Bar count={count} most={most} /> },
    { key: 'unit', words: 'statistics.funnel.unit', text: ({ unit }) => t(`statistics.unit.${unit}`) },
    {
      key: 'subjects',
      words: 'statistics.funnel.subjects',
      isNumber: true,
      text: ({ subjects }) => String(subjects),
      // what was frozen before there were such lists has none
      cell: ({ subjects, subjectList }: Frozen) =>
        subjectList === undefined ? countText(subjects) : <PageLink to={pageOfApi(subjectList)}>{countText(subjects)}</PageLink>,
    },
  ];
  return (
    <>
      <DataTable
        isPart
        caption={t('statistics.funnel.title')}
        list={staticList(figures)}
        columns={columns}
        empty={t('statistics.funnel.empty')}
        keyOf={({ stage }) => stage}
      />
      {leftOut.length === 0 ? null : (
        <p className="form-hint">
          {t('statistics.leftOut', { stages: leftOut.map((stage) => t(`statistics.stage.${stage}`)).join(comma()) })}
        </p>
      )}
    </>
  );
}
