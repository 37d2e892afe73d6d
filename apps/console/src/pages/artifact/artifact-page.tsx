import type { OutputOf } from '@touchstone/api-client';
import { downloadStoredArtifact, type readArtifact } from '@touchstone/api-client/routes/inventory';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fileAddress } from '../../api/address.ts';
import { useMay } from '../../app/me.ts';
import { FileLink } from '../../parts/file-link.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { OpenSheet } from '../sheets/open-sheet.tsx';
import { ContentsPart } from './artifact-contents.tsx';
import { ArtifactFacts } from './artifact-facts.tsx';
import { ArtifactHolds } from './artifact-holds.tsx';
import { Problems } from './artifact-problems.tsx';
import { Signers } from './artifact-signers.tsx';

export type Artifact = OutputOf<typeof readArtifact>;

interface Props {
  readonly artifact: Artifact;
  /** Its scans and findings, for who may see them. */
  readonly children: ReactNode;
}

/** One file: its hashes, who signed it, what is in it, what was tested and found, what is odd about it. */
export function ArtifactPage({ artifact, children }: Props): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  return (
    <>
      <PageHeader
        title={t('artifact.title', { file: artifact.sha256.slice(0, 12) })}
        marks={<StateTag kind="artifact" state={artifact.state} />}
        crumbs={[{ to: '/apps', text: t('apps.title') }]}
        actions={
          <span className="actions">
            <OpenSheet artifact={artifact.sha256} />
            {may('artifact.download') && artifact.storedAt !== null ? (
              <FileLink address={fileAddress(downloadStoredArtifact.path, { sha256: artifact.sha256 })} sizeBytes={artifact.sizeBytes}>
                {t('artifact.download')}
              </FileLink>
            ) : null}
          </span>
        }
      />
      <ArtifactFacts artifact={artifact} />
      <Signers artifact={artifact} />
      <ContentsPart artifact={artifact} />
      {children}
      <ArtifactHolds sha256={artifact.sha256} />
      <Problems of={artifact} />
    </>
  );
}
