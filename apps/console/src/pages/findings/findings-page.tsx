import { exportFindings } from '@touchstone/api-client/routes/exports';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { List } from '../../api/use-list.ts';
import { useMay } from '../../app/me.ts';
import { ListExport } from '../../parts/list-export.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { DataTable } from '../../parts/table/data-table.tsx';
import type { Filter } from '../../parts/table/filter.ts';
import { type FindingRow, useFindingColumns } from './finding-columns.tsx';

interface Props {
  readonly findings: List<FindingRow>;
  readonly filters: readonly Filter[];
}

/** Findings that one may see, those that matter most first. */
export function FindingsPage({ findings, filters }: Props): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const columns = useFindingColumns<FindingRow>();
  return (
    <>
      <PageHeader
        title={t('findings.title')}
        about={t('findings.about')}
        actions={may('finding.second') ? <PageLink to="/review-queue">{t('findings.toQueue')} →</PageLink> : undefined}
      />
      <DataTable
        caption={t('findings.title')}
        list={findings}
        columns={columns}
        filters={filters}
        tools={<ListExport contract={exportFindings} filters={filters} />}
        empty={t('findings.empty')}
        keyOf={({ id }) => id}
        hrefOf={({ id }) => `/findings/${id}`}
      />
    </>
  );
}
