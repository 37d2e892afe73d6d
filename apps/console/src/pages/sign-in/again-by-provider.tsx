import { listSignInProviders } from '@touchstone/api-client/routes/session';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/use-read.ts';
import './sign-in.css';

/** Who came by a provider comes again by it, in a window of its own: this page stays as it is. Nothing where there are no providers. */
export function AgainByProvider(): ReactNode {
  const { t } = useTranslation();
  const { data } = useRead(listSignInProviders, {});
  const items = data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <div className="providers">
      <p>{t('signIn.again.or')}</p>
      {items.map(({ id }) => (
        <a key={id} className="door-button" href={`/sign-in/${encodeURIComponent(id)}/again`} target="_blank" rel="noopener">
          {t('signIn.with', { provider: id })}
        </a>
      ))}
    </div>
  );
}
