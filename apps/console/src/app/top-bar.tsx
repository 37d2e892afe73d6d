import { useQueryClient } from '@tanstack/react-query';
import { listNotifications } from '@touchstone/api-client/routes/notifications';
import { signOut } from '@touchstone/api-client/routes/session';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.ts';
import { useRead } from '../api/use-read.ts';
import { PageLink } from '../parts/page-link.tsx';
import { PopUp } from '../parts/pop-up.tsx';
import { DemoClock } from './demo-clock.tsx';
import { GlobalSearch } from './global-search.tsx';
import { useLanguage } from './language-context.ts';
import { useMay, useMe } from './me.ts';
import { ScopeSwitch } from './scope-switch.tsx';

interface Props {
  readonly isNavigationOpen: boolean;
  onNavigation(): void;
}

const EVERY_MINUTE_MS = 60_000;
const MOST = 50;

/** Who one is, what is new, where one goes. */
export function TopBar({ isNavigationOpen, onNavigation }: Props): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  return (
    <header className="bar">
      <button type="button" className="bar-menu" aria-expanded={isNavigationOpen} onClick={onNavigation}>
        <span aria-hidden="true">☰</span>
        <span className="unseen">{t('shell.navigation')}</span>
      </button>
      <PageLink to="/" className="brand">
        <img src="/touchstone.svg" alt="" width="22" height="22" />
        {t('shell.brand')}
      </PageLink>
      <GlobalSearch />
      <ScopeSwitch />
      <DemoClock />
      <LanguageSwitch />
      {may('notification.read-own') ? <Unread /> : null}
      <Person />
    </header>
  );
}

function LanguageSwitch(): ReactNode {
  const { language, change } = useLanguage();
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <button type="button" className="bar-item bar-wide" lang={other === 'zh' ? 'zh-CN' : 'en'} onClick={() => void change(other)}>
      {other === 'zh' ? '中文' : 'English'}
    </button>
  );
}

function Unread(): ReactNode {
  const { t } = useTranslation();
  const { data } = useRead(listNotifications, { query: { isUnread: true, limit: MOST } }, { everyMs: EVERY_MINUTE_MS });
  const count = data?.items.length ?? 0;
  const shown = data?.next == null ? String(count) : `${MOST}+`;
  return (
    <PageLink to="/notifications" className="bar-item" label={t('shell.unread', { count: shown })}>
      <span aria-hidden="true">{t('notifications.nav')}</span>
      {count === 0 ? null : (
        <span className="bar-count" aria-hidden="true">
          {shown}
        </span>
      )}
    </PageLink>
  );
}

function Person(): ReactNode {
  const { t } = useTranslation();
  const me = useMe();
  const queries = useQueryClient();
  const leave = async () => {
    await call(signOut, {});
    queries.clear();
    window.location.assign('/');
  };
  return (
    <PopUp className="bar-person" buttonClass="bar-item" label={me.displayName ?? me.login}>
      <strong>{me.displayName ?? me.login}</strong>
      <span>{me.organisation.name}</span>
      <PageLink to="/bulk-jobs">{t('bulkJobs.nav')}</PageLink>
      <PageLink to="/settings">{t('settings.nav')}</PageLink>
      <button type="button" className="button" onClick={() => void leave()}>
        {t('shell.signOut')}
      </button>
    </PopUp>
  );
}
