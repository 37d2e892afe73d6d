import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageLink } from '../parts/page-link.tsx';

export function NoSuchPage(): ReactNode {
  const { t } = useTranslation();
  return (
    <div className="problem">
      <h1>{t('parts.noSuchPage.title')}</h1>
      <p>{t('parts.noSuchPage.text')}</p>
      <PageLink to="/">{t('parts.noSuchPage.home')}</PageLink>
    </div>
  );
}
