import type { OutputOf } from '@touchstone/api-client';
import type { listResponseTimes } from '@touchstone/api-client/routes/deadlines';
import { Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../app/address.ts';
import { Field } from '../../parts/field.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { staticList } from '../../parts/static-list.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';

type Times = OutputOf<typeof listResponseTimes>;
type Row = Times['items'][number];

/** How long stores took for what was to be done at once. */
export function ResponseTimesPage({ times }: { readonly times: Times }): ReactNode {
  const { t } = useTranslation();
  const { put } = useAddress();
  const hours = (count: number | null) => (count === null ? '—' : t('responseTimes.hours', { count }));
  const columns: readonly Column<Row>[] = [
    {
      key: 'store',
      words: 'responseTimes.column.store',
      isName: true,
      text: ({ store }) => store?.name ?? t('responseTimes.noStore'),
      cell: ({ store }) => (store === null ? t('responseTimes.noStore') : <Text>{store.name}</Text>),
    },
    {
      key: 'asked',
      words: 'responseTimes.column.asked',
      isNumber: true,
      text: ({ asked }) => String(asked),
      cell: ({ asked, store }) => (store === null ? asked : <PageLink to={`/order-items?store=${store.id}`}>{asked}</PageLink>),
    },
    { key: 'done', words: 'responseTimes.column.done', isNumber: true, text: ({ done }) => String(done) },
    {
      key: 'late',
      words: 'responseTimes.column.late',
      isNumber: true,
      text: ({ late }) => String(late),
      cell: ({ late, store }) =>
        store === null || late === 0 ? late : <PageLink to={`/deadlines?isOverdue=true&obliged=store:${store.id}`}>{late}</PageLink>,
    },
    { key: 'median', words: 'responseTimes.column.median', isNumber: true, text: ({ medianHours }) => hours(medianHours) },
    { key: 'longest', words: 'responseTimes.column.longest', isNumber: true, text: ({ longestHours }) => hours(longestHours) },
  ];
  return (
    <>
      <PageHeader
        title={t('responseTimes.title')}
        about={
          <>
            {t('responseTimes.about')} {t('responseTimes.asOf')} <TimeText at={times.asOf} />
          </>
        }
        crumbs={[{ to: '/deadlines', text: t('deadlines.title') }]}
      />
      <div className="form-pair">
        {(['from', 'until'] as const).map((name) => (
          <Field key={name} label={t(`responseTimes.${name}`)}>
            {(id) => (
              <Input id={id} type="date" value={times[name]} onChange={({ target }) => put({ [name]: target.value }, { replaces: true })} />
            )}
          </Field>
        ))}
      </div>
      <DataTable
        caption={t('responseTimes.title')}
        list={staticList(times.items)}
        columns={columns}
        empty={t('responseTimes.empty')}
        keyOf={({ store }) => store?.id ?? 'none'}
        hrefOf={({ store }) => (store === null ? undefined : `/stores/${store.id}`)}
      />
    </>
  );
}
