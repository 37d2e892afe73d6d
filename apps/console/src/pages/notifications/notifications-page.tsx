import type { listNotifications } from '@touchstone/api-client/routes/notifications';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { List, RowOf } from '../../api/use-list.ts';
import { Action } from '../../parts/action.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { Problem } from '../../parts/problem.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import type { Filter } from '../../parts/table/filter.ts';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { pageOfObject } from './page-of-object.ts';

type Row = RowOf<typeof listNotifications>;

interface Props {
  readonly notifications: List<Row>;
  readonly filters: readonly Filter[];
  readonly error: unknown;
  onRead(id: string): void;
  onReadAll(until: string): void;
}

/** What I was told, the newest first; each leads to what it is about. */
export function NotificationsPage({ notifications, filters, error, onRead, onReadAll }: Props): ReactNode {
  const { t } = useTranslation();
  const newest = notifications.page?.items[0]?.createdAt;
  const columns: readonly Column<Row>[] = [
    {
      key: 'subject',
      words: 'notifications.title',
      isName: true,
      text: ({ subject }) => subject,
      cell: ({ subject, readAt, isEscalation }) => (
        <>
          <Text>{subject}</Text>
          {readAt === null ? <span className="tag tone-wait">{t('notifications.unread')}</span> : null}
          {isEscalation ? <span className="tag tone-warn">{t('notifications.escalated')}</span> : null}
        </>
      ),
    },
    { key: 'text', words: 'notifications.column.text', text: ({ text }) => text, cell: ({ text }) => <Text>{text}</Text> },
    {
      key: 'at',
      words: 'notifications.column.at',
      text: ({ createdAt }) => shanghaiTime(createdAt),
      cell: ({ createdAt }) => <TimeText at={createdAt} />,
    },
    {
      key: 'do',
      words: 'notifications.column.do',
      text: () => '',
      cell: (row) => {
        const href = pageOfObject(row.object);
        return (
          <div className="actions">
            {href === undefined ? null : <PageLink to={href}>{t('notifications.open')}</PageLink>}
            {row.readAt === null ? (
              <button type="button" className="button" onClick={() => onRead(row.id)}>
                {t('notifications.read')}
              </button>
            ) : null}
          </div>
        );
      },
    },
  ];
  return (
    <>
      <PageHeader
        title={t('notifications.title')}
        about={t('notifications.about')}
        actions={newest === undefined ? undefined : <Action onAct={() => onReadAll(newest)}>{t('notifications.readAll')}</Action>}
      />
      {error === null || error === undefined ? null : <Problem error={error} />}
      <DataTable
        caption={t('notifications.title')}
        list={notifications}
        columns={columns}
        filters={filters}
        empty={t('notifications.empty')}
        keyOf={({ id }) => id}
      />
    </>
  );
}
