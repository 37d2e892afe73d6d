import { listSignInProviders } from '@touchstone/api-client/routes/session';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/use-read.ts';
import { useAddress } from '../../app/address.ts';
import { Action } from '../../parts/action.tsx';
import { Problem } from '../../parts/problem.tsx';
import { Section } from '../../parts/section.tsx';
import { Unread } from '../../parts/unread.tsx';
import { goToProvider } from '../sign-in/go-to-provider.ts';

/** Links the identity at a provider to this account: only who did so comes in by it. Nothing where there are no providers. */
export function LinkedProviders(): ReactNode {
  const { t } = useTranslation();
  const { search } = useAddress();
  const read = useRead(listSignInProviders, {});
  const [error, setError] = useState<unknown>();
  const items = read.data?.items ?? [];
  if (items.length === 0) return <Unread of={[read]} />;
  const linked = items.find(({ id }) => id === search['linked']);
  return (
    <Section title={t('settings.providers.title')}>
      <p>{t('settings.providers.about')}</p>
      {linked === undefined ? null : <p role="status">{t('settings.providers.linked', { provider: linked.id })}</p>}
      <div className="actions">
        {items.map(({ id }) => (
          <Action
            key={id}
            onAct={() => void goToProvider({ provider: id, purpose: 'link', backTo: `/settings?linked=${id}` }).catch(setError)}
          >
            {t('settings.providers.link', { provider: id })}
          </Action>
        ))}
      </div>
      {error === undefined ? null : <Problem error={error} />}
    </Section>
  );
}
