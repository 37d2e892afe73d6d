import type { listOrderItems } from '@touchstone/api-client/routes/order-items';
import { useTranslation } from 'react-i18next';
import type { RowOf } from '../../api/use-list.ts';
import { DueText } from '../../parts/due-text.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import type { Column } from '../../parts/table/column.ts';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';

export type ItemRow = RowOf<typeof listOrderItems>;

const OWED: ReadonlySet<string> = new Set(['QUEUED', 'SENT', 'DELIVERED', 'ACKED', 'STILL_LIVE', 'OVERDUE', 'ESCALATED']);
/** Whether the store still owes it, so that its limit runs. */
export const isOwed = (state: string): boolean => OWED.has(state);

/** Columns of a list of items, on their own page and as a part of an order. */
export function useItemColumns(): readonly Column<ItemRow>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'app',
      words: 'orderItems.column.app',
      isName: true,
      text: ({ appName }) => appName,
      cell: ({ appName, isLater }) => (
        <>
          <Text>{appName}</Text>
          {isLater ? <span className="tag tone-warn">{t('orderItems.later')}</span> : null}
        </>
      ),
    },
    {
      key: 'package',
      words: 'orderItems.column.package',
      isExtra: true,
      text: (row) => row.package,
      cell: (row) => <Text>{row.package}</Text>,
    },
    {
      key: 'version',
      words: 'orderItems.column.version',
      isExtra: true,
      text: ({ versionName }) => versionName,
      cell: ({ versionName }) => <Text>{versionName}</Text>,
    },
    {
      key: 'state',
      words: 'orderItems.column.state',
      text: ({ state }) => t(`states.item.${state}`),
      cell: ({ state }) => <StateTag kind="item" state={state} />,
    },
    { key: 'kind', words: 'orderItems.column.kind', text: ({ kind }) => t(`states.itemKind.${kind}`) },
    {
      key: 'store',
      words: 'orderItems.column.store',
      text: ({ storeName }) => storeName,
      cell: ({ store, storeName }) => (
        <PageLink to={`/stores/${store}`}>
          <Text>{storeName}</Text>
        </PageLink>
      ),
    },
    {
      key: 'order',
      words: 'orderItems.column.order',
      text: ({ orderNumber }) => orderNumber,
      cell: ({ order, orderNumber }) => (
        <PageLink to={`/orders/${order}`}>{orderNumber === '' ? t('orderItems.column.order') : orderNumber}</PageLink>
      ),
    },
    { key: 'round', words: 'orderItems.column.round', isNumber: true, isExtra: true, text: ({ round }) => String(round) },
    {
      key: 'due',
      words: 'orderItems.column.due',
      text: ({ dueAt }) => (dueAt === null ? '' : shanghaiTime(dueAt)),
      cell: ({ dueAt, state }) => (dueAt === null ? '—' : <DueText due={dueAt} isRunning={isOwed(state)} />),
    },
    {
      key: 'lastLook',
      words: 'orderItems.column.lastLook',
      text: ({ lastLookAt }) => (lastLookAt === null ? '' : shanghaiTime(lastLookAt)),
      cell: ({ lastLookAt }) => <TimeText at={lastLookAt} />,
    },
  ];
}
