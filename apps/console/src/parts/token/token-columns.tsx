import type { listTokens } from '@touchstone/api-client/routes/tokens';
import { useTranslation } from 'react-i18next';
import type { RowOf } from '../../api/use-list.ts';
import { Action } from '../action.tsx';
import { comma } from '../punctuation.ts';
import { shanghaiTime } from '../shanghai-time.ts';
import type { Column } from '../table/column.ts';
import { Text } from '../text.tsx';
import { TimeText } from '../time-text.tsx';
import { useScopeText } from '../use-scope-text.ts';

export type Token = RowOf<typeof listTokens>;

/** What every list of tokens shows, with what takes one back. @param permission without which nobody does */
export function useTokenColumns(onRevoke: (token: Token) => void, permission = 'signed-in'): readonly Column<Token>[] {
  const { t } = useTranslation();
  const scopeText = useScopeText();
  return [
    { key: 'name', words: 'tokens.column.name', isName: true, text: ({ name }) => name, cell: ({ name }) => <Text>{name}</Text> },
    { key: 'prefix', words: 'tokens.column.prefix', text: ({ prefix }) => `${prefix}…` },
    {
      key: 'permissions',
      words: 'tokens.column.permissions',
      text: ({ permissions }) => permissions.map((one) => t(`permissions.${one}`, { defaultValue: one })).join(comma()),
    },
    { key: 'scope', words: 'tokens.column.scope', text: ({ scope }) => scopeText(scope) },
    {
      key: 'expires',
      words: 'tokens.column.expires',
      text: ({ expiresAt }) => shanghaiTime(expiresAt),
      cell: ({ expiresAt }) => <TimeText at={expiresAt} isDay />,
    },
    {
      key: 'lastUsed',
      words: 'tokens.column.lastUsed',
      text: ({ lastUsedAt }) => (lastUsedAt === null ? '' : shanghaiTime(lastUsedAt)),
      cell: ({ lastUsedAt }) => <TimeText at={lastUsedAt} />,
    },
    {
      key: 'state',
      words: 'tokens.column.action',
      text: ({ revokedAt }) => (revokedAt === null ? '' : t('tokens.revoked')),
      cell: (token) =>
        token.revokedAt === null ? (
          <Action kind="danger" permission={permission} onAct={() => onRevoke(token)}>
            {t('tokens.revoke')}
          </Action>
        ) : (
          t('tokens.revoked')
        ),
    },
  ];
}
