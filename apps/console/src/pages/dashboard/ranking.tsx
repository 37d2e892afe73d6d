import type { OutputOf } from '@touchstone/api-client';
import type { readFunnel } from '@touchstone/api-client/routes/statistics';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { pageOfApi } from '../../api/address.ts';
import { countText } from '../../parts/count-text.ts';
import { PageLink } from '../../parts/page-link.tsx';
import { staticList } from '../../parts/static-list.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { Text } from '../../parts/text.tsx';
import { Bar } from '../statistics/bar.tsx';
import { useSliceName } from '../statistics/use-slice-name.ts';
import type { Ranked, ShownStage } from './dashboard-conditions.ts';

type Value = OutputOf<typeof readFunnel>;
type Slice = Value['slices'][number];

interface Props {
  readonly by: Ranked;
  readonly funnel: Value;
  readonly stage: ShownStage;
}

/** Who or what has most of a stage, the largest first; each with its length and its list. */
export function Ranking({ by, funnel, stage }: Props): ReactNode {
  const { t } = useTranslation();
  const nameOf = useSliceName();
  const figureOf = ({ figures }: Slice) => figures.find((figure) => figure.stage === stage);
  const most = Math.max(0, ...funnel.slices.map((slice) => figureOf(slice)?.count ?? 0));
  const named = (slice: Slice) => slice.name ?? nameOf(by, slice.value);
  const columns: readonly Column<Slice>[] = [
    { key: 'value', words: `statistics.by.${by}`, isName: true, text: named, cell: (slice) => <Text>{named(slice)}</Text> },
    {
      key: 'count',
      words: `statistics.stage.${stage}`,
      isNumber: true,
      text: (slice) => String(figureOf(slice)?.count ?? 0),
      cell: (slice) => {
        const figure = figureOf(slice);
        return figure === undefined ? '0' : <PageLink to={pageOfApi(figure.list)}>{countText(figure.count)}</PageLink>;
      },
    },
    {
      key: 'bar',
      words: 'statistics.funnel.bar',
      text: () => '',
      cell: (slice) => <Bar count={figureOf(slice)?.count ?? 0} most={most} />,
    },
    {
      key: 'subjects',
      words: 'statistics.funnel.subjects',
      isNumber: true,
      text: (slice) => String(figureOf(slice)?.subjects ?? 0),
      cell: (slice) => countText(figureOf(slice)?.subjects ?? 0),
    },
  ];
  return (
    <>
      <DataTable
        isPart
        caption={t(`dashboard.ranking.${by}`, { stage: t(`statistics.stage.${stage}`) })}
        list={staticList(funnel.slices)}
        columns={columns}
        empty={t('statistics.noSlices')}
        keyOf={({ value }) => value}
      />
      {funnel.isCut ? <p className="form-hint">{t('dashboard.ranking.cut', { count: funnel.slices.length })}</p> : null}
    </>
  );
}
