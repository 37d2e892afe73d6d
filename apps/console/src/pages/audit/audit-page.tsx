import type { listAuditEvents } from '@touchstone/api-client/routes/audit';
import type { ComponentProps, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { List, RowOf } from '../../api/use-list.ts';
import { ActorText } from '../../parts/actor-text.tsx';
import { BulkExport } from '../../parts/bulk-export.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import type { Filter } from '../../parts/table/filter.ts';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { Verification } from './verification.tsx';

type Event = RowOf<typeof listAuditEvents>;

interface Props {
  readonly events: List<Event>;
  readonly filters: readonly Filter[];
  /** Asks for all events of the time that is looked at. */
  onExport(): ReturnType<ComponentProps<typeof BulkExport>['start']>;
}

/** What was done, by whom and to what, and whether the record is whole. */
export function AuditPage({ events, filters, onExport }: Props): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('audit.title')} about={t('audit.about')} />
      <Verification />
      <DataTable
        caption={t('audit.title')}
        list={events}
        columns={COLUMNS}
        filters={filters}
        tools={<BulkExport label={t('audit.exportAll')} permission="audit.read" start={onExport} />}
        empty={t('audit.empty')}
        keyOf={({ chain, seq }) => `${chain} ${seq}`}
      />
    </>
  );
}

const COLUMNS: readonly Column<Event>[] = [
  {
    key: 'at',
    words: 'audit.column.at',
    isName: true,
    text: ({ at }) => shanghaiTime(at),
    cell: ({ at }) => <TimeText at={at} />,
  },
  { key: 'actor', words: 'audit.column.actor', text: ({ actor }) => actor, cell: ({ actor }) => <ActorText actor={actor} /> },
  { key: 'action', words: 'audit.column.action', text: ({ action }) => action, cell: ({ action }) => <code>{action}</code> },
  {
    key: 'object',
    words: 'audit.column.object',
    text: ({ object }) => `${object.kind} ${object.id}`,
    cell: ({ object }) => (
      <>
        {object.kind} <Text className="code">{object.id}</Text>
      </>
    ),
  },
  {
    key: 'detail',
    words: 'audit.column.detail',
    text: ({ detail }) => (detail === undefined ? '' : JSON.stringify(detail)),
    cell: ({ detail }) => (detail === undefined ? '—' : <Text className="code">{JSON.stringify(detail)}</Text>),
  },
  {
    key: 'address',
    words: 'audit.column.address',
    isExtra: true,
    text: ({ address }) => address ?? '',
    cell: ({ address }) => (address === undefined ? '—' : <Text>{address}</Text>),
  },
  { key: 'seq', words: 'audit.column.seq', isNumber: true, isExtra: true, text: ({ seq }) => String(seq) },
  {
    key: 'hash',
    words: 'audit.column.hash',
    isExtra: true,
    text: ({ hash }) => hash,
    cell: ({ hash }) => <code>{hash.slice(0, 16)}…</code>,
  },
];
