import { listDemoAccounts } from '@touchstone/api-client/routes/demo';
import { signIn } from '@touchstone/api-client/routes/session';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { useRead } from '../../api/use-read.ts';
import { useLanguage } from '../../app/language-context.ts';
import { Problem } from '../../parts/problem.tsx';
import './demo-accounts.css';

/** Accounts to try a demonstration with, one for each kind of work; nothing on every other installation. */
export function DemoAccounts({ onDone }: { onDone(): void }): ReactNode {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { data } = useRead(listDemoAccounts, {});
  const [error, setError] = useState<unknown>();
  const items = data?.items ?? [];
  if (items.length === 0) return null;
  const enter = (login: string, password: string) => call(signIn, { body: { login, password } }).then(onDone, setError);
  return (
    <section className="demo-accounts" aria-label={t('signIn.demo.title')}>
      <h2>{t('signIn.demo.title')}</h2>
      <p className="form-hint">{t('signIn.demo.text')}</p>
      <ul>
        {items.map(({ login, password, displayName, organisation, organisationEn, roleEn }) => (
          <li key={login}>
            <button type="button" className="button button-quiet" onClick={() => void enter(login, password)}>
              <strong>{language === 'zh' ? displayName : `${roleEn} (${login})`}</strong>
              <span>{language === 'zh' ? organisation : (organisationEn ?? organisation)}</span>
            </button>
          </li>
        ))}
      </ul>
      {error === undefined ? null : <Problem error={error} />}
    </section>
  );
}
