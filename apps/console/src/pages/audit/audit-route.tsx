import { listAuditEvents } from '@touchstone/api-client/routes/audit';
import { exportAudit } from '@touchstone/api-client/routes/bulk-jobs';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { useList } from '../../api/use-list.ts';
import { useAddress } from '../../app/address.ts';
import { useMay } from '../../app/me.ts';
import { Empty } from '../../parts/empty.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { type Filter, queryOf } from '../../parts/table/filter.ts';
import { AuditPage } from './audit-page.tsx';

const FILTERS: readonly Filter[] = [
  { key: 'action', words: 'audit.filter.action', kind: 'text' },
  { key: 'objectKind', words: 'audit.filter.objectKind', kind: 'text' },
  { key: 'objectId', words: 'audit.filter.objectId', kind: 'text', isMore: true },
  { key: 'actor', words: 'audit.filter.actor', kind: 'text', isMore: true },
  { key: 'from', words: 'audit.filter.from', kind: 'day' },
  { key: 'until', words: 'audit.filter.until', kind: 'day' },
];

export function Route(): ReactNode {
  const { t } = useTranslation();
  if (useMay()('audit.read')) return <Events />;
  return (
    <>
      <PageHeader title={t('audit.title')} />
      <Empty text={t('audit.notYours')} />
    </>
  );
}

function Events(): ReactNode {
  const { search } = useAddress();
  const { from, until } = search;
  const ask = () => call(exportAudit, { body: { ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) } });
  return <AuditPage events={useList(listAuditEvents, { query: queryOf(FILTERS, search) })} filters={FILTERS} onExport={ask} />;
}
