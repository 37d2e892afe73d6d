import { listTombstones } from '@touchstone/api-client/routes/evidence';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type RowOf, useList } from '../../api/use-list.ts';
import { useAddress } from '../../app/address.ts';
import { useMay } from '../../app/me.ts';
import { ActorText } from '../../parts/actor-text.tsx';
import { Empty } from '../../parts/empty.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { queryOf } from '../../parts/table/filter.ts';
import { TimeText } from '../../parts/time-text.tsx';
import { KeptOf } from './kept-of.tsx';

/** What was purged, by its digest: when, by whom, and what is still known of it. */
export function Route(): ReactNode {
  const { t } = useTranslation();
  const isMine = useMay()('evidence.read');
  return (
    <>
      <PageHeader title={t('tombstones.title')} about={t('tombstones.about')} />
      {isMine ? <Tombstones /> : <Empty text={t('tombstones.notYours')} />}
    </>
  );
}

function Tombstones(): ReactNode {
  const { t } = useTranslation();
  const { search } = useAddress();
  const tombstones = useList(listTombstones, { query: queryOf([], search) });
  const columns: readonly Column<RowOf<typeof listTombstones>>[] = [
    {
      key: 'sha256',
      words: 'tombstones.column.sha256',
      isName: true,
      text: ({ sha256 }) => sha256,
      cell: ({ sha256 }) => <code className="hash">{sha256}</code>,
    },
    { key: 'kind', words: 'tombstones.column.kind', text: ({ kind }) => t(`tombstones.kind.${kind}`) },
    { key: 'kept', words: 'tombstones.column.kept', text: ({ kept }) => JSON.stringify(kept), cell: ({ kept }) => <KeptOf kept={kept} /> },
    {
      key: 'by',
      words: 'tombstones.column.by',
      text: ({ purgedBy }) => purgedBy,
      cell: ({ purgedBy }) => <ActorText actor={purgedBy} />,
    },
    {
      key: 'at',
      words: 'tombstones.column.at',
      text: ({ purgedAt }) => shanghaiTime(purgedAt),
      cell: ({ purgedAt }) => <TimeText at={purgedAt} />,
    },
  ];
  return (
    <DataTable
      caption={t('tombstones.title')}
      list={tombstones}
      columns={columns}
      empty={t('tombstones.empty')}
      keyOf={({ kind, sha256 }) => `${kind} ${sha256}`}
      hrefOf={({ kind, sha256 }) => (kind === 'evidence' ? `/evidence/${sha256}` : `/artifacts/${encodeURIComponent(sha256)}`)}
    />
  );
}
