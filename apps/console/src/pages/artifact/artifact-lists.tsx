import type { listFindings } from '@touchstone/api-client/routes/findings';
import type { listScans } from '@touchstone/api-client/routes/runs';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { List, RowOf } from '../../api/use-list.ts';
import { PageLink } from '../../parts/page-link.tsx';
import { Section } from '../../parts/section.tsx';
import { DataTable } from '../../parts/table/data-table.tsx';
import { FINDINGS } from '../app/app-columns.tsx';
import { useScanColumns } from '../scans/scan-columns.tsx';

const OF_THE_FILE: ReadonlySet<string> = new Set(['file', 'app']);

interface ScansProps {
  /** Id of the file. */
  readonly artifact: string;
  readonly scans: List<RowOf<typeof listScans>>;
}

/** Scans of one file. */
export function ArtifactScans({ artifact, scans }: ScansProps): ReactNode {
  const { t } = useTranslation();
  const columns = useScanColumns().filter(({ key }) => !OF_THE_FILE.has(key));
  const named = columns.map((column) => (column.key === 'profile' ? { ...column, isName: true } : column));
  return (
    <Section title={t('artifact.scans.title')} actions={<PageLink to={`/scans?artifact=${artifact}`}>{t('artifact.scans.all')}</PageLink>}>
      <DataTable
        isPart
        caption={t('artifact.scans.title')}
        list={scans}
        columns={named}
        empty={t('artifact.scans.empty')}
        keyOf={({ id }) => id}
        hrefOf={({ id }) => `/scans/${id}`}
      />
    </Section>
  );
}

interface FindingsProps {
  /** SHA-256 of the file. */
  readonly artifact: string;
  readonly findings: List<RowOf<typeof listFindings>>;
}

/** What was found in one file. */
export function ArtifactFindings({ artifact, findings }: FindingsProps): ReactNode {
  const { t } = useTranslation();
  return (
    <Section
      title={t('artifact.findings.title')}
      actions={<PageLink to={`/findings?artifact=${encodeURIComponent(artifact)}`}>{t('artifact.findings.all')}</PageLink>}
    >
      <DataTable
        isPart
        caption={t('artifact.findings.title')}
        list={findings}
        columns={FINDINGS}
        empty={t('artifact.findings.empty')}
        keyOf={({ id }) => id}
        hrefOf={({ id }) => `/findings/${id}`}
      />
    </Section>
  );
}
