import { listOwnTokens, listTokens, revokeToken } from '@touchstone/api-client/routes/tokens';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { FormDialog } from '../form-dialog.tsx';
import type { Token } from './token-columns.tsx';

/** Takes a token back, after it is said what then stands still. */
export function RevokeToken({ token, onClose }: { readonly token: Token; onClose(): void }): ReactNode {
  const { t } = useTranslation();
  const revoke = useChange(revokeToken, [listTokens, listOwnTokens]);
  return (
    <FormDialog
      title={t('tokens.revoke')}
      about={t('tokens.revokeAbout', { name: token.name })}
      confirm={t('tokens.revoke')}
      isDanger
      onConfirm={() => revoke.mutateAsync({ params: { token: token.id } })}
      onClose={onClose}
    />
  );
}
