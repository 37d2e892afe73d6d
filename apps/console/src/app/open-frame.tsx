import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageLink } from '../parts/page-link.tsx';
import { useLanguage } from './language-context.ts';
import './open-frame.css';

/** Around pages that nobody need sign in for: whose they are, the way in, the other language. */
export function OpenFrame({ children }: { readonly children: ReactNode }): ReactNode {
  const { t } = useTranslation();
  const { language, change } = useLanguage();
  return (
    <div className="open-frame">
      <header className="bar">
        <PageLink to="/" className="brand">
          <img src="/touchstone.svg" alt="" width="22" height="22" />
          {t('shell.brand')}
        </PageLink>
        <span className="open-frame-links">
          <a href="/public/" className="bar-item">
            {t('signIn.public')}
          </a>
          <PageLink to="/" className="bar-item">
            {t('signIn.title')}
          </PageLink>
          <button type="button" className="bar-item" onClick={() => void change(language === 'zh' ? 'en' : 'zh')}>
            {language === 'zh' ? 'English' : '中文'}
          </button>
        </span>
      </header>
      <main id="main">{children}</main>
    </div>
  );
}
