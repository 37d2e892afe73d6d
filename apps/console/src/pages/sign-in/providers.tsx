import { beginProviderSignIn, listSignInProviders } from '@touchstone/api-client/routes/session';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { useRead } from '../../api/use-read.ts';
import { Problem } from '../../parts/problem.tsx';
import { providerTicket } from './provider-ticket.ts';

/** OpenID providers at which one may sign in; nothing where there are none. */
export function Providers(): ReactNode {
  const { t } = useTranslation();
  const { data } = useRead(listSignInProviders, {});
  const [error, setError] = useState<unknown>();
  const go = async (provider: string) => {
    try {
      const { address, ticket } = await call(beginProviderSignIn, { params: { provider } });
      providerTicket.keep({ provider, ticket, backTo: window.location.pathname + window.location.search });
      window.location.assign(address);
    } catch (failure) {
      setError(failure);
    }
  };
  const items = data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <div className="providers">
      <p>{t('signIn.or')}</p>
      {items.map(({ id }) => (
        <Button key={id} size="large" block onClick={() => void go(id)}>
          {t('signIn.with', { provider: id })}
        </Button>
      ))}
      {error === undefined ? null : <Problem error={error} />}
    </div>
  );
}
