import type { UseQueryResult } from '@tanstack/react-query';
import type { OutputOf } from '@touchstone/api-client';
import type { listResponseTimes } from '@touchstone/api-client/routes/deadlines';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DayField } from '../../parts/day-field.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { Ready } from '../../parts/ready.tsx';
import { staticList } from '../../parts/static-list.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { listOf } from './span.ts';

type Times = OutputOf<typeof listResponseTimes>;
type Row = Times['items'][number];

interface Props {
  readonly times: UseQueryResult<Times>;
  /** Days that the address names. */
  readonly span: { readonly from?: string; readonly until?: string };
  onSpan(change: { readonly from?: string | undefined; readonly until?: string | undefined }): void;
}

/** How long stores took for what was to be done at once; every number opens what it counts. */
export function ResponseTimesPage({ times, span, onSpan }: Props): ReactNode {
  const { t } = useTranslation();
  const { data } = times;
  return (
    <>
      <PageHeader
        title={t('responseTimes.title')}
        about={
          <>
            {t('responseTimes.about')} {data === undefined ? null : t('responseTimes.asOf')}{' '}
            {data === undefined ? null : <TimeText at={data.asOf} />}
          </>
        }
        crumbs={[{ to: '/deadlines', text: t('deadlines.title') }]}
      />
      <div className="form-pair">
        {(['from', 'until'] as const).map((name) => (
          <DayField
            key={name}
            label={t(`responseTimes.${name}`)}
            value={span[name] ?? data?.[name] ?? ''}
            onDay={(day) => onSpan({ [name]: day })}
          />
        ))}
      </div>
      <Ready of={times}>{(value) => <TimesTable times={value} />}</Ready>
    </>
  );
}

function TimesTable({ times }: { readonly times: Times }): ReactNode {
  const { t } = useTranslation();
  const hours = (count: number | null) => (count === null ? '—' : t('responseTimes.hours', { count }));
  const figure = (name: 'asked' | 'done' | 'late'): Column<Row> => ({
    key: name,
    words: `responseTimes.column.${name}`,
    isNumber: true,
    text: (row) => String(row[name]),
    cell: (row) => (row[name] === 0 ? '0' : <PageLink to={listOf(times, row.obliged, name)}>{row[name]}</PageLink>),
  });
  const columns: readonly Column<Row>[] = [
    {
      key: 'store',
      words: 'responseTimes.column.store',
      isName: true,
      text: ({ store }) => store?.name ?? t('responseTimes.noStore'),
      cell: ({ store }) => (store === null ? t('responseTimes.noStore') : <Text>{store.name}</Text>),
    },
    ...(['asked', 'done', 'late'] as const).map(figure),
    { key: 'median', words: 'responseTimes.column.median', isNumber: true, text: ({ medianHours }) => hours(medianHours) },
    { key: 'longest', words: 'responseTimes.column.longest', isNumber: true, text: ({ longestHours }) => hours(longestHours) },
  ];
  return (
    <DataTable
      caption={t('responseTimes.title')}
      list={staticList(times.items)}
      columns={columns}
      empty={t('responseTimes.empty')}
      keyOf={({ obliged }) => obliged}
      hrefOf={({ store }) => (store === null ? undefined : `/stores/${store.id}`)}
    />
  );
}
