import { listOrderItems } from '@touchstone/api-client/routes/order-items';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useList } from '../../api/use-list.ts';
import { useAddress } from '../../app/address.ts';
import { useMay, useMe } from '../../app/me.ts';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { type Filter, queryOf } from '../../parts/table/filter.ts';
import { AnswerBar } from './answer-bar.tsx';
import { canBeAnswered } from './item-answers.ts';
import { type ItemRow, useItemColumns } from './item-columns.tsx';

const STATES = [
  ...['QUEUED', 'SENT', 'DELIVERED', 'ACKED', 'OBJECTED', 'REPORTED_DONE', 'PROBING', 'VERIFIED_ABSENT', 'VERIFIED_LIVE'],
  ...['STILL_LIVE', 'OVERDUE', 'ESCALATED', 'REAPPEARED', 'WITHDRAWN'],
] as const;

/** Items of orders to stores, one for each listing, the newest first. */
export function Route(): ReactNode {
  const { t } = useTranslation();
  const { search } = useAddress();
  const filters: readonly Filter[] = [
    { key: 'state', words: 'orderItems.filter.state', kind: 'choice', choices: STATES, label: (state) => t(`states.item.${state}`) },
    {
      key: 'kind',
      words: 'orderItems.filter.kind',
      kind: 'choice',
      choices: ['delist', 'relist', 'search-ban'],
      label: (kind) => t(`states.itemKind.${kind}`),
    },
    { key: 'open', words: 'orderItems.filter.open', kind: 'flag' },
    { key: 'overdue', words: 'orderItems.filter.overdue', kind: 'flag' },
    { key: 'later', words: 'orderItems.filter.later', kind: 'flag', isMore: true },
    { key: 'order', words: 'orderItems.filter.order', kind: 'given' },
    { key: 'case', words: 'orderItems.filter.case', kind: 'given' },
    { key: 'store', words: 'orderItems.filter.store', kind: 'given' },
    { key: 'listing', words: 'orderItems.filter.listing', kind: 'given' },
    {
      ...{ key: 'reached', words: 'orderItems.filter.reached', kind: 'given' },
      label: (one) => t(`orderItems.reached.${one}`, { defaultValue: one }),
    },
    { key: 'asOf', words: 'orderItems.filter.asOf', kind: 'given', label: shanghaiTime },
    { key: 'until', words: 'orderItems.filter.until', kind: 'given', label: shanghaiTime },
  ];
  const columns = useItemColumns();
  const may = useMay();
  const isStore = useMe().organisation.kind === 'store' && may('order.answer');
  const [chosen, setChosen] = useState<ReadonlySet<ItemRow>>(new Set());
  const items = useList(listOrderItems, { query: queryOf(filters, search) });
  // what was read anew is another row
  const ticked = new Set([...chosen].map(({ id }) => id));
  const here = (items.page?.items ?? []).filter((item) => ticked.has(item.id) && canBeAnswered(item));
  return (
    <>
      <PageHeader
        title={t('orderItems.title')}
        about={t(isStore ? 'orderItems.aboutForStore' : 'orderItems.about')}
        actions={isStore ? <PageLink to="/order-item-answers">{t('orderAnswers.title')}</PageLink> : undefined}
      />
      {isStore ? <AnswerBar chosen={new Set(here)} onDone={() => setChosen(new Set())} /> : null}
      <DataTable
        caption={t('orderItems.title')}
        list={items}
        columns={isStore ? columns.filter(({ key }) => key !== 'store') : columns}
        selection={isStore ? { chosen: new Set(here), mayChoose: (item: ItemRow) => canBeAnswered(item), onChange: setChosen } : undefined}
        filters={filters}
        empty={t('orderItems.empty')}
        keyOf={({ id }) => id}
        hrefOf={({ id }) => `/order-items/${id}`}
      />
    </>
  );
}
