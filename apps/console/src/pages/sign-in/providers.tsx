import { listSignInProviders } from '@touchstone/api-client/routes/session';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/use-read.ts';
import { Problem } from '../../parts/problem.tsx';
import { goToProvider } from './go-to-provider.ts';
import './sign-in.css';
import { Unread } from '../../parts/unread.tsx';

/** OpenID providers at which one may sign in; nothing where there are none. */
export function Providers(): ReactNode {
  const { t } = useTranslation();
  const read = useRead(listSignInProviders, {});
  const [error, setError] = useState<unknown>();
  const go = (provider: string) =>
    goToProvider({ provider, purpose: 'enter', backTo: window.location.pathname + window.location.search }).catch(setError);
  const items = read.data?.items ?? [];
  if (items.length === 0) return <Unread of={[read]} />;
  return (
    <div className="providers">
      <p>{t('signIn.or')}</p>
      {items.map(({ id }) => (
        <button key={id} type="button" className="door-button" onClick={() => void go(id)}>
          {t('signIn.with', { provider: id })}
        </button>
      ))}
      {error === undefined ? null : <Problem error={error} />}
    </div>
  );
}
