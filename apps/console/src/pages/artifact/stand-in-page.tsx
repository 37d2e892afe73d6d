import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../parts/empty.tsx';
import { Facts } from '../../parts/facts.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { OpenSheet } from '../sheets/open-sheet.tsx';
import type { Artifact } from './artifact-page.tsx';

interface Props {
  readonly artifact: Artifact;
  /** Its scans and findings, for who may see them. */
  readonly children: ReactNode;
}

/** What was registered by hand and has no file: people test it by a check sheet. */
export function StandInPage({ artifact, children }: Props): ReactNode {
  const { t } = useTranslation();
  const { sha256, app, versionName, storedAt } = artifact;
  return (
    <>
      <PageHeader
        title={t('artifact.standIn.title')}
        crumbs={[{ to: '/apps', text: t('apps.title') }]}
        actions={
          <span className="actions">
            <PageLink to={`/sheets?artifact=${encodeURIComponent(sha256)}`}>{t('artifact.standIn.sheets')}</PageLink>
            <OpenSheet artifact={sha256} />
          </span>
        }
      />
      <Facts
        lines={[
          {
            label: t('artifact.fact.app'),
            value: app === null ? null : <PageLink to={`/apps/${app}`}>{t('scans.openApp')}</PageLink>,
          },
          { label: t('artifact.fact.version'), value: versionName === null ? null : <Text>{versionName}</Text> },
          { label: t('artifact.standIn.registered'), value: <TimeText at={storedAt} /> },
          { label: t('artifact.standIn.mark'), value: <Text className="code">{sha256.replace(/^subject:/, '')}</Text> },
        ]}
      />
      <Empty text={t('artifact.standIn.about')} />
      {children}
    </>
  );
}
