import type { OutputOf } from '@touchstone/api-client';
import type { readInstallation } from '@touchstone/api-client/routes/installation';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageLink } from '../../parts/page-link.tsx';
import { Section } from '../../parts/section.tsx';
import { DeadlineWarnings } from '../calendars/deadline-warnings.tsx';
import { Anchors } from './anchors.tsx';
import { Backups } from './backups.tsx';
import { DelistingSettings } from './delisting-settings.tsx';
import { Retention } from './retention.tsx';
import { ScanSettings } from './scan-settings.tsx';
import { TestingTargets } from './testing-targets.tsx';

export type Installation = OutputOf<typeof readInstallation>;

/** What the installation is set to; every change stands in the audit record. */
export function InstallationPage({ installation }: { readonly installation: Installation }): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <Backups backups={installation.backups} />
      <TestingTargets targets={installation.testingTargets} />
      <ScanSettings of={installation.scanPolicy} />
      <DelistingSettings setting={installation.delistingPolicy} />
      <DeadlineWarnings />
      <Retention classes={installation.retention} />
      <Anchors />
      <Section title={t('installation.elsewhere')}>
        <ul className="links">
          {(['webhooks', 'calendars', 'organisations', 'stores', 'engines', 'tokens'] as const).map((page) => (
            <li key={page}>
              <PageLink to={`/${page}`}>{t(`${page}.title`)}</PageLink>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}
