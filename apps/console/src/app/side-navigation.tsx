import { useLocation } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { PageLink } from '../parts/page-link.tsx';
import { useMay, useMe } from './me.ts';
import { navigationFor } from './navigation.ts';

/** The pages that somebody of this role uses. */
export function SideNavigation(): ReactNode {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const groups = navigationFor(useMay(), useMe().organisation.kind);
  const isHere = (path: string) => (path === '/' ? pathname === '/' : pathname === path || pathname.startsWith(`${path}/`));
  const nav = useRef<HTMLElement>(null);
  // the line of the page that is shown is seen, however far down it stands
  // a block, since newer browsers answer with a promise, which is no end of an effect
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the path that changes
  useEffect(() => {
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [pathname]);
  return (
    <nav className="side" aria-label={t('shell.navigation')} ref={nav}>
      {groups.map((group) => (
        <section key={group.words}>
          <h2>{t(group.words)}</h2>
          <ul>
            {group.items.map(({ path, words }) => (
              <li key={path}>
                <PageLink to={path} isHere={isHere(path)}>
                  {t(words)}
                </PageLink>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <p className="side-zone">{t('shell.zone')}</p>
    </nav>
  );
}
