import { listTokens, revokeToken } from '@touchstone/api-client/routes/tokens';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { type RowOf, useList } from '../../api/use-list.ts';
import { useAddress } from '../../app/address.ts';
import { Action } from '../../parts/action.tsx';
import { ActorText } from '../../parts/actor-text.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { type Filter, queryOf } from '../../parts/table/filter.ts';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';

const FILTERS: readonly Filter[] = [{ key: 'person', words: 'tokens.column.person', kind: 'given' }];

/** The tokens, each with what takes it back. */
export function Tokens(): ReactNode {
  const { t } = useTranslation();
  const { search } = useAddress();
  const tokens = useList(listTokens, { query: queryOf(FILTERS, search) });
  const revoke = useChange(revokeToken, [listTokens]);
  const [revoked, setRevoked] = useState<RowOf<typeof listTokens>>();
  const columns: readonly Column<RowOf<typeof listTokens>>[] = [
    { key: 'name', words: 'settings.tokens.name', isName: true, text: ({ name }) => name, cell: ({ name }) => <Text>{name}</Text> },
    {
      key: 'person',
      words: 'tokens.column.person',
      text: ({ person }) => person ?? t('tokens.machine'),
      cell: ({ person }) => (person === null ? t('tokens.machine') : <ActorText actor={`person:${person}`} />),
    },
    { key: 'prefix', words: 'settings.tokens.prefix', text: ({ prefix }) => `${prefix}…` },
    { key: 'permissions', words: 'settings.tokens.permissions', text: ({ permissions }) => permissions.join(' ') },
    { key: 'scope', words: 'settings.tokens.scope', text: ({ scope }) => scope },
    { key: 'addresses', words: 'tokens.column.addresses', isExtra: true, text: ({ addresses }) => addresses.join(' ') },
    {
      key: 'expires',
      words: 'settings.tokens.expires',
      text: ({ expiresAt }) => shanghaiTime(expiresAt),
      cell: ({ expiresAt }) => <TimeText at={expiresAt} isDay />,
    },
    {
      key: 'lastUsed',
      words: 'settings.tokens.lastUsed',
      text: ({ lastUsedAt }) => lastUsedAt ?? '',
      cell: ({ lastUsedAt }) => <TimeText at={lastUsedAt} />,
    },
    {
      key: 'state',
      words: 'settings.tokens.state',
      text: ({ revokedAt }) => (revokedAt === null ? '' : t('settings.tokens.revoked')),
      cell: (row) =>
        row.revokedAt === null ? (
          <Action kind="danger" permission="token.manage" onAct={() => setRevoked(row)}>
            {t('settings.tokens.revoke')}
          </Action>
        ) : (
          t('settings.tokens.revoked')
        ),
    },
  ];
  return (
    <>
      <DataTable
        caption={t('tokens.title')}
        list={tokens}
        columns={columns}
        filters={FILTERS}
        empty={t('tokens.empty')}
        keyOf={({ id }) => id}
      />
      {revoked === undefined ? null : (
        <FormDialog
          title={t('settings.tokens.revoke')}
          about={t('tokens.revokeAbout', { name: revoked.name })}
          confirm={t('settings.tokens.revoke')}
          isDanger
          onConfirm={() => revoke.mutateAsync({ params: { token: revoked.id } })}
          onClose={() => setRevoked(undefined)}
        />
      )}
    </>
  );
}
