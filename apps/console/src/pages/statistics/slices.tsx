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
import { Bar } from './bar.tsx';
import type { Dimension } from './conditions.ts';
import { useSliceName } from './use-slice-name.ts';

type Value = OutputOf<typeof readFunnel>;
type Slice = Value['slices'][number];

interface Props {
  readonly by: Dimension;
  readonly funnel: Value;
}

/** The same figures for each value of a dimension; a bar beside the numbers of one stage is long by the largest of them. */
export function Slices({ by, funnel }: Props): ReactNode {
  const { t } = useTranslation();
  const nameOf = useSliceName();
  const named = (slice: Slice) => slice.name ?? nameOf(by, slice.value);
  const columns: readonly Column<Slice>[] = [
    { key: 'value', words: `statistics.by.${by}`, isName: true, text: named, cell: (slice) => <Text>{named(slice)}</Text> },
    ...funnel.figures.map(({ stage }): Column<Slice> => {
      const of = (slice: Slice) => slice.figures.find((figure) => figure.stage === stage);
      const most = Math.max(0, ...funnel.slices.map((slice) => of(slice)?.count ?? 0));
      return {
        key: stage,
        words: `statistics.stage.${stage}`,
        isNumber: true,
        text: (slice) => String(of(slice)?.count ?? 0),
        cell: (slice) => {
          const figure = of(slice);
          if (figure === undefined || figure.count === 0) return <span className="none">0</span>;
          return (
            <>
              <PageLink to={pageOfApi(figure.list)}>{countText(figure.count)}</PageLink>
              <br />
              <Bar count={figure.count} most={most} />
            </>
          );
        },
      };
    }),
  ];
  return (
    <>
      <DataTable
        isPart
        caption={t(`statistics.by.${by}`)}
        list={staticList(funnel.slices)}
        columns={columns}
        empty={t('statistics.noSlices')}
        keyOf={({ value }) => value}
      />
      {funnel.isCut ? <p className="form-hint">{t('statistics.isCut')}</p> : null}
    </>
  );
}
