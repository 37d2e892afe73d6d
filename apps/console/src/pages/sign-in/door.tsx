import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../app/language-context.ts';
import './door.css';

/** What one sees who is not in yet: a card in the middle of the page, in the language that one reads. */
export function Door({ children }: { readonly children: ReactNode }): ReactNode {
  const { t } = useTranslation();
  const { language, change } = useLanguage();
  return (
    <main className="door">
      <div className="door-card">
        {children}
        <footer>
          <a href="/public/">{t('signIn.public')}</a>
          <button type="button" className="button button-quiet" onClick={() => void change(language === 'zh' ? 'en' : 'zh')}>
            {language === 'zh' ? 'English' : '中文'}
          </button>
        </footer>
      </div>
    </main>
  );
}
