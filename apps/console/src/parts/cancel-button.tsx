import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLeave } from './leaving.ts';

/** Leaves the dialog that it stands in: what was typed is not dropped unasked. */
export function CancelButton({ isBusy }: { readonly isBusy: boolean }): ReactNode {
  const { t } = useTranslation();
  const leave = useLeave();
  return (
    <Button disabled={isBusy} onClick={leave}>
      {t('parts.cancel')}
    </Button>
  );
}
