import { Outlet, useLocation } from '@tanstack/react-router';
import { type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ClockBanner } from './clock-banner.tsx';
import { KeyHelp } from './key-help.tsx';
import { PageFailedBoundary } from './page-failed-boundary.tsx';
import { PageLoading } from './page-loading.tsx';
import { SideNavigation } from './side-navigation.tsx';
import { TopBar } from './top-bar.tsx';

/** Bar above, navigation beside, the page in the middle. */
export function Shell(): ReactNode {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const [isNavigationOpen, setNavigationOpen] = useState(false);
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);

  // A new page is read from its top, by eyes and by screen readers.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the path that changes
  useEffect(() => {
    setNavigationOpen(false);
    if (first.current) first.current = false;
    else main.current?.focus({ preventScroll: true });
  }, [pathname]);

  return (
    <div className={isNavigationOpen ? 'shell shell-open' : 'shell'}>
      <a className="skip" href="#main">
        {t('shell.skip')}
      </a>
      <TopBar isNavigationOpen={isNavigationOpen} onNavigation={() => setNavigationOpen((open) => !open)} />
      <SideNavigation />
      <ClockBanner />
      <main id="main" ref={main} tabIndex={-1}>
        <PageFailedBoundary key={pathname}>
          <Suspense fallback={<PageLoading />}>
            <Outlet />
          </Suspense>
        </PageFailedBoundary>
      </main>
      <KeyHelp />
    </div>
  );
}
