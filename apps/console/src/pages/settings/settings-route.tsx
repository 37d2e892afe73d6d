import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES } from '../../api/language.ts';
import { useLanguage } from '../../app/language-context.ts';
import { useMay, useMe } from '../../app/me.ts';
import { Facts } from '../../parts/facts.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Section } from '../../parts/section.tsx';
import { LinkedProviders } from './linked-providers.tsx';
import { NotificationChoices } from './notification-choices.tsx';
import { PasswordForm } from './password-form.tsx';
import { SecondFactor } from './second-factor.tsx';
import { Sessions } from './sessions.tsx';
import { Tokens } from './tokens.tsx';

/** What is one's own: language, password, second factor, how one is told, sessions, tokens. */
export function Route(): ReactNode {
  const { t } = useTranslation();
  const me = useMe();
  const may = useMay();
  const { language, change } = useLanguage();
  return (
    <>
      <PageHeader title={t('settings.title')} />
      <Facts
        lines={[
          { label: t('settings.account.name'), value: me.displayName },
          { label: t('settings.account.login'), value: me.login },
          { label: t('settings.account.organisation'), value: me.organisation.name },
          {
            label: t('settings.language.title'),
            value: (
              <select
                aria-label={t('settings.language.title')}
                value={language}
                onChange={({ target }) => void change(target.value === 'en' ? 'en' : 'zh')}
              >
                {LANGUAGES.map((one) => (
                  <option key={one} value={one}>
                    {t(`settings.language.${one}`)}
                  </option>
                ))}
              </select>
            ),
          },
        ]}
      />
      <Section title={t('settings.password.title')}>
        <PasswordForm />
      </Section>
      <Section title={t('settings.secondFactor.title')}>
        <SecondFactor />
      </Section>
      <LinkedProviders />
      <Section title={t('settings.sessions.title')}>
        <Sessions />
      </Section>
      {may('token.manage-own') ? <Tokens /> : null}
      {may('notification.read-own') ? (
        <Section title={t('notifications.choices.title')}>
          <NotificationChoices />
        </Section>
      ) : null}
    </>
  );
}
