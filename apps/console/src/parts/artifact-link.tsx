import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageLink } from './page-link.tsx';
import { isStandIn } from './stands-for.ts';

interface Props {
  /** SHA-256 of a file, or the stand-in of what has none. */
  readonly artifact: string;
  /** How much of a digest is shown; all of it when absent. */
  readonly digits?: number;
}

/** The page of a file, by its digest; of what has no file, said so. */
export function ArtifactLink({ artifact, digits }: Props): ReactNode {
  return (
    <PageLink to={`/artifacts/${encodeURIComponent(artifact)}`}>
      <ArtifactText artifact={artifact} {...(digits === undefined ? {} : { digits })} />
    </PageLink>
  );
}

/** A file by its digest; what has no file is said in words. */
export function ArtifactText({ artifact, digits }: Props): ReactNode {
  const { t } = useTranslation();
  if (isStandIn(artifact)) return t('parts.noFile');
  if (digits === undefined || digits >= artifact.length) return <code className="hash">{artifact}</code>;
  return <code title={artifact}>{artifact.slice(0, digits)}…</code>;
}
