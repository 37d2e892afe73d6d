import type { listAuditEvents } from '@touchstone/api-client/routes/audit';
import type { ComponentProps, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { List, RowOf } from '../../api/use-list.ts';
import { BulkExport } from '../../parts/bulk-export.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { DataTable } from '../../parts/table/data-table.tsx';
import type { Filter } from '../../parts/table/filter.ts';
import { useAuditColumns } from './audit-columns.tsx';
import { Verification } from './verification.tsx';

interface Props {
  readonly events: List<RowOf<typeof listAuditEvents>>;
  readonly filters: readonly Filter[];
  /** Asks for all events of the time that is looked at. */
  onExport(): ReturnType<ComponentProps<typeof BulkExport>['start']>;
}

/** What was done, by whom and to what, and whether the record is whole. */
export function AuditPage({ events, filters, onExport }: Props): ReactNode {
  const { t } = useTranslation();
  const columns = useAuditColumns();
  return (
    <>
      <PageHeader title={t('audit.title')} about={t('audit.about')} />
      <Verification />
      <DataTable
        caption={t('audit.title')}
        list={events}
        columns={columns}
        filters={filters}
        tools={<BulkExport label={t('audit.exportAll')} permission="audit.read" start={onExport} />}
        empty={t('audit.empty')}
        keyOf={({ chain, seq }) => `${chain} ${seq}`}
      />
    </>
  );
}
