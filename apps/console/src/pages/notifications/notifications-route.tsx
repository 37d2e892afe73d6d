import { readDesk } from '@touchstone/api-client/routes/desk';
import { listNotifications, readAllNotifications, readNotification } from '@touchstone/api-client/routes/notifications';
import type { ReactNode } from 'react';
import { useChange } from '../../api/use-change.ts';
import { useList } from '../../api/use-list.ts';
import { useAddress } from '../../app/address.ts';
import { type Filter, queryOf } from '../../parts/table/filter.ts';
import { NotificationsPage } from './notifications-page.tsx';

const FILTERS: readonly Filter[] = [
  { key: 'isUnread', words: 'notifications.filter.isUnread', kind: 'flag' },
  { key: 'topic', words: 'notifications.filter.topic', kind: 'given', label: (topic) => topic },
];

export function Route(): ReactNode {
  const { search } = useAddress();
  const notifications = useList(listNotifications, { query: queryOf(FILTERS, search) });
  const read = useChange(readNotification, [listNotifications, readDesk]);
  const readAll = useChange(readAllNotifications, [listNotifications, readDesk]);
  return (
    <NotificationsPage
      notifications={notifications}
      filters={FILTERS}
      onRead={(notification) => read.mutate({ params: { notification } })}
      onReadAll={(until) => readAll.mutate({ body: { until } })}
      error={read.error ?? readAll.error}
    />
  );
}
