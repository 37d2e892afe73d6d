import { listSignInProviders } from '@touchstone/api-client/routes/session';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/use-read.ts';
import './sign-in.css';
import { Unread } from '../../parts/unread.tsx';

/** Who came by a provider comes again by it, in a window of its own: this page stays as it is. Nothing where there are no providers. */
export function AgainByProvider(): ReactNode {
  const { t } = useTranslation();
  const read = useRead(listSignInProviders, {});
  const items = read.data?.items ?? [];
  if (items.length === 0) return <Unread of={[read]} />;
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
