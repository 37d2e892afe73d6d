import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../parts/facts.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { sizeText } from '../../parts/size-text.ts';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import type { Artifact } from './artifact-page.tsx';

/** What the file says of itself. */
export function ArtifactFacts({ artifact }: { readonly artifact: Artifact }): ReactNode {
  const { t } = useTranslation();
  const { versionCode, versionName } = artifact;
  return (
    <Facts
      lines={[
        { label: 'SHA-256', value: <code>{artifact.sha256}</code> },
        { label: t('artifact.fact.contentRoot'), value: artifact.contentRoot === null ? null : <code>{artifact.contentRoot}</code> },
        {
          label: t('artifact.fact.app'),
          value: artifact.app === null ? null : <PageLink to={`/apps/${artifact.app}`}>{t('scans.openApp')}</PageLink>,
        },
        {
          label: t('artifact.fact.version'),
          value: versionName === null ? null : <Text>{`${versionName}${versionCode === null ? '' : ` (${versionCode})`}`}</Text>,
        },
        { label: t('artifact.fact.kind'), value: artifact.kind.toUpperCase() },
        { label: t('artifact.fact.size'), value: sizeText(artifact.sizeBytes) },
        { label: t('artifact.fact.stored'), value: <TimeText at={artifact.storedAt} /> },
        {
          label: t('artifact.fact.channels'),
          value:
            artifact.channelPackages.length === 0
              ? null
              : artifact.channelPackages.map((sha256) => (
                  <PageLink key={sha256} to={`/artifacts/${sha256}`}>
                    <code>{sha256.slice(0, 12)} </code>
                  </PageLink>
                )),
        },
      ]}
    />
  );
}
