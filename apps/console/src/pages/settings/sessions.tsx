import { endSession, listSessions } from '@touchstone/api-client/routes/session';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { type RowOf, useList } from '../../api/use-list.ts';
import { Action } from '../../parts/action.tsx';
import { Problem } from '../../parts/problem.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { TimeText } from '../../parts/time-text.tsx';

/** Where one is signed in. */
export function Sessions(): ReactNode {
  const { t } = useTranslation();
  const sessions = useList(listSessions, { query: {} });
  const end = useChange(endSession, [listSessions]);
  const columns: readonly Column<RowOf<typeof listSessions>>[] = [
    {
      key: 'begun',
      words: 'settings.sessions.begun',
      isName: true,
      text: ({ begunAt }) => shanghaiTime(begunAt),
      cell: ({ begunAt, isThis }) => (
        <>
          <TimeText at={begunAt} />
          {isThis ? <span className="tag tone-good">{t('settings.sessions.isThis')}</span> : null}
        </>
      ),
    },
    {
      key: 'seen',
      words: 'settings.sessions.seen',
      text: ({ lastSeenAt }) => shanghaiTime(lastSeenAt),
      cell: ({ lastSeenAt }) => <TimeText at={lastSeenAt} />,
    },
    { key: 'address', words: 'settings.sessions.address', text: ({ address }) => address ?? '—' },
    {
      key: 'end',
      words: 'settings.sessions.action',
      text: () => '',
      cell: ({ id, isThis }) =>
        isThis ? (
          ''
        ) : (
          <Action isBusy={end.isPending && end.variables.params.session === id} onAct={() => end.mutate({ params: { session: id } })}>
            {t('settings.sessions.end')}
          </Action>
        ),
    },
  ];
  return (
    <>
      {end.error === null ? null : <Problem error={end.error} />}
      <DataTable
        isPart
        caption={t('settings.sessions.title')}
        list={sessions}
        columns={columns}
        empty={t('settings.sessions.empty')}
        keyOf={({ id }) => id}
      />
    </>
  );
}
