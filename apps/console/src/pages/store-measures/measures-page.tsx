import type { listStoreMeasures } from '@touchstone/api-client/routes/programmes';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { List, RowOf } from '../../api/use-list.ts';
import { useMay, useMe } from '../../app/me.ts';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import type { Filter } from '../../parts/table/filter.ts';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { actsOn, type MeasureAct } from './measure-acts.ts';

type Row = RowOf<typeof listStoreMeasures>;

interface Props {
  readonly measures: List<Row>;
  readonly filters: readonly Filter[];
  onAct(measure: Row, act: MeasureAct, text: string): Promise<unknown>;
}

/** Measures that stores took by themselves, what the developer says, and what the store decides. They are never an authority's. */
export function MeasuresPage({ measures, filters, onAct }: Props): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const { kind: who } = useMe().organisation;
  const [asked, setAsked] = useState<{ readonly measure: Row; readonly act: MeasureAct }>();
  const columns: readonly Column<Row>[] = [
    {
      key: 'app',
      words: 'measures.column.app',
      isName: true,
      text: ({ appName }) => appName,
      cell: ({ app, appName }) =>
        app === null ? (
          <Text>{appName}</Text>
        ) : (
          <PageLink to={`/apps/${app}`}>
            <Text>{appName}</Text>
          </PageLink>
        ),
    },
    {
      key: 'kind',
      words: 'measures.column.kind',
      text: ({ kind }) => t(`states.measureKind.${kind}`),
    },
    {
      key: 'state',
      words: 'measures.column.state',
      text: ({ state }) => t(`states.measure.${state}`),
      cell: ({ state }) => <StateTag kind="measure" state={state} />,
    },
    {
      key: 'store',
      words: 'measures.column.store',
      isExtra: who === 'store',
      text: ({ storeName }) => storeName,
      cell: ({ storeName }) => <Text>{storeName}</Text>,
    },
    { key: 'reason', words: 'measures.column.reason', text: ({ reason }) => reason, cell: ({ reason }) => <Text>{reason}</Text> },
    {
      key: 'imposed',
      words: 'measures.column.imposed',
      text: ({ imposedAt }) => shanghaiTime(imposedAt),
      cell: ({ imposedAt }) => <TimeText at={imposedAt} isDay />,
    },
    {
      key: 'appeal',
      words: 'measures.column.appeal',
      text: ({ appeal }) => appeal ?? '',
      cell: ({ appeal }) => (appeal === null ? '—' : <Text>{appeal}</Text>),
    },
    {
      key: 'decision',
      words: 'measures.column.decision',
      text: ({ decision }) => decision ?? '',
      cell: ({ decision }) => (decision === null ? '—' : <Text>{decision}</Text>),
    },
    {
      key: 'act',
      words: 'measures.column.act',
      text: () => '',
      cell: (measure) =>
        actsOn(measure.state, who, may).map((act) => (
          <button key={act} type="button" className="button" onClick={() => setAsked({ measure, act })}>
            {t(`measures.act.${act}`)}
          </button>
        )),
    },
  ];
  return (
    <>
      <PageHeader title={t('measures.title')} about={t('measures.about')} />
      <DataTable
        caption={t('measures.title')}
        list={measures}
        columns={columns}
        filters={filters}
        empty={t('measures.empty')}
        keyOf={({ id }) => id}
      />
      {asked === undefined ? null : (
        <ReasonDialog
          title={t(`measures.act.${asked.act}`)}
          consequence={t(`measures.consequence.${asked.act}`)}
          reasonLabel={t(asked.act === 'appeal' ? 'measures.appealText' : 'parts.reason')}
          confirm={t(`measures.act.${asked.act}`)}
          maxLength={10_000}
          isOpen
          onConfirm={(text) => onAct(asked.measure, asked.act, text)}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}
