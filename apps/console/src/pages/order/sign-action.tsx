import { readOrder, signOrder } from '@touchstone/api-client/routes/orders';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { Action } from '../../parts/action.tsx';
import { Problem } from '../../parts/problem.tsx';
import { useAttempt } from '../../parts/use-attempt.ts';
import type { OrderDetail } from './order-page.tsx';

/** Has the frozen document signed by the service of the installation; where there is none it says so, and paper is stamped. */
export function SignAction({ order }: { readonly order: OrderDetail }): ReactNode {
  const { t } = useTranslation();
  const sign = useChange(signOrder, [readOrder]);
  const { isBusy, error, attempt } = useAttempt();
  return (
    <>
      <Action
        permission="order.issue"
        isBusy={isBusy}
        reason={order.sealed?.kind === 'e-signature' ? t('order.files.sealedAlready') : undefined}
        onAct={() => void attempt(() => sign.mutateAsync({ params: { order: order.id } }))}
      >
        {t('order.files.sign')}
      </Action>
      {error === undefined ? null : <Problem error={error} />}
    </>
  );
}
