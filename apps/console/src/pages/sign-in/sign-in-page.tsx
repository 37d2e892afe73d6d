import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { DemoAccounts } from './demo-accounts.tsx';
import { Door } from './door.tsx';
import { Providers } from './providers.tsx';
import { SignInForm } from './sign-in-form.tsx';

/** The door: account and password, or another house that vouches. */
export function SignInPage({ onDone }: { onDone(): void }): ReactNode {
  const { t } = useTranslation();
  return (
    <Door>
      <div className="door-brand">
        <img src="/touchstone.svg" alt="" width="40" height="40" />
        <div>
          <strong>{t('shell.brand')}</strong>
          <span>{t('signIn.about')}</span>
        </div>
      </div>
      <PageHeader title={t('signIn.title')} />
      <SignInForm login="" onDone={onDone} />
      <Providers />
      <DemoAccounts onDone={onDone} />
      <p className="providers">
        <PageLink to="/join">{t('join.link')}</PageLink>
        <PageLink to="/check">{t('check.link')}</PageLink>
      </p>
    </Door>
  );
}
