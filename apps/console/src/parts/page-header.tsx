import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { PageLink } from './page-link.tsx';

export interface Crumb {
  readonly to: string;
  readonly text: string;
}

interface Props {
  readonly title: string;
  /** Beside the title: a state, a mark. */
  readonly marks?: ReactNode;
  /** The pages above this one. */
  readonly crumbs?: readonly Crumb[];
  /** One line below the title. */
  readonly about?: ReactNode;
  /** What can be done here. */
  readonly actions?: ReactNode;
}

/** The head of a page: where it belongs, what it is, what can be done. The tab of the browser is called the same. */
export function PageHeader({ title, marks, crumbs = [], about, actions }: Props): ReactNode {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${title} · ${t('shell.brand')}`;
  }, [title, t]);
  return (
    <header className="page-header">
      {crumbs.length === 0 ? null : (
        <nav className="crumbs" aria-label={t('parts.crumbs')}>
          {crumbs.map(({ to, text }) => (
            <PageLink key={to} to={to}>
              {text}
            </PageLink>
          ))}
        </nav>
      )}
      <div className="page-title">
        <h1>{title}</h1>
        {marks}
        {actions === undefined ? null : <div className="page-actions">{actions}</div>}
      </div>
      {about === undefined ? null : <p className="page-about">{about}</p>}
    </header>
  );
}
