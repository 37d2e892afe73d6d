import { chooseNotifications, listNotificationChoices } from '@touchstone/api-client/routes/notifications';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { type RowOf, useList } from '../../api/use-list.ts';
import { useLanguage } from '../../app/language-context.ts';
import { Problem } from '../../parts/problem.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';

type Row = RowOf<typeof listNotificationChoices>;
const CHOICES = ['none', 'inbox', 'email', 'digest'] as const satisfies readonly Row['choice'][];

/** For each topic: not at all, in the inbox, by mail at once, or once a day. */
export function NotificationChoices(): ReactNode {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const choices = useList(listNotificationChoices, { query: {} });
  const choose = useChange(chooseNotifications, [listNotificationChoices]);
  const plain = (text: string) =>
    text.replaceAll(/\{\{(\w+)\}\}/g, (_, hole: string) => t(`notifications.hole.${hole}`, { defaultValue: '…' }));
  const columns: readonly Column<Row>[] = [
    { key: 'topic', words: 'notifications.choices.topic', isName: true, text: ({ subject }) => plain(subject[language]) },
    {
      key: 'choice',
      words: 'notifications.choices.choice',
      text: ({ choice }) => choice,
      cell: ({ topic, subject, choice, usual }) => (
        <select
          aria-label={plain(subject[language])}
          value={choice}
          onChange={({ target }) => choose.mutate({ body: { choices: [{ topic, choice: target.value as Row['choice'] }] } })}
        >
          {CHOICES.map((one) => (
            <option key={one} value={one}>
              {t(`notifications.choices.${one}`)}
              {one === usual ? t('notifications.choices.usual') : ''}
            </option>
          ))}
        </select>
      ),
    },
  ];
  return (
    <>
      {choose.error === null ? null : <Problem error={choose.error} />}
      <DataTable
        isPart
        caption={t('notifications.choices.title')}
        list={choices}
        columns={columns}
        empty={t('notifications.empty')}
        keyOf={({ topic }) => topic}
      />
    </>
  );
}
