import { listComplaints } from '@touchstone/api-client/routes/complaints';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RowOf, useList } from '../../api/use-list.ts';
import { useAddress } from '../../app/address.ts';
import { Action } from '../../parts/action.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { useProvince } from '../../parts/province.ts';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { type Filter, queryOf } from '../../parts/table/filter.ts';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { ImportComplaints } from './import-complaints.tsx';
import { TakeComplaint } from './take-complaint.tsx';

const STATES = ['RECEIVED', 'SCREENED', 'LINKED', 'IN_TEST', 'ANSWERED', 'CLOSED', 'DUPLICATE', 'OUT_OF_SCOPE'] as const;
const CHANNELS = ['form', 'list', 'hotline'] as const;

/** Complaints of one's organisation, the newest first; never who complained. */
export function Route(): ReactNode {
  const { t } = useTranslation();
  const province = useProvince();
  const [opened, setOpen] = useState<'take' | 'import'>();
  const { search } = useAddress();
  const filters: readonly Filter[] = [
    { key: 'state', words: 'complaints.filter.state', kind: 'choice', choices: STATES, label: (state) => t(`states.complaint.${state}`) },
    {
      key: 'channel',
      words: 'complaints.filter.channel',
      kind: 'choice',
      choices: CHANNELS,
      label: (channel) => t(`complaints.channel.${channel}`),
    },
    { key: 'app', words: 'complaints.filter.app', kind: 'given' },
    { key: 'source', words: 'complaints.filter.source', kind: 'given', label: (source) => source },
  ];
  const complaints = useList(listComplaints, { query: queryOf(filters, search) });
  const columns: readonly Column<RowOf<typeof listComplaints>>[] = [
    {
      key: 'subject',
      words: 'complaints.column.subject',
      isName: true,
      text: ({ subject }) => subject,
      cell: ({ subject }) => <Text>{subject}</Text>,
    },
    { key: 'code', words: 'complaints.column.code', text: ({ code }) => code, cell: ({ code }) => <code>{code}</code> },
    {
      key: 'state',
      words: 'complaints.column.state',
      text: ({ state }) => t(`states.complaint.${state}`),
      cell: ({ state }) => <StateTag kind="complaint" state={state} />,
    },
    { key: 'channel', words: 'complaints.column.channel', text: ({ channel }) => t(`complaints.channel.${channel}`) },
    { key: 'clauses', words: 'complaints.column.clauses', text: ({ clauses }) => clauses.join(' ') },
    { key: 'duplicates', words: 'complaints.column.duplicates', isNumber: true, text: ({ duplicates }) => String(duplicates) },
    { key: 'province', words: 'complaints.column.province', isExtra: true, text: (row) => province(row.province) },
    {
      key: 'received',
      words: 'complaints.column.received',
      text: ({ receivedAt }) => shanghaiTime(receivedAt),
      cell: ({ receivedAt }) => <TimeText at={receivedAt} />,
    },
    {
      key: 'answered',
      words: 'complaints.column.answered',
      text: ({ answeredAt }) => (answeredAt === null ? '' : shanghaiTime(answeredAt)),
      cell: ({ answeredAt }) => <TimeText at={answeredAt} />,
    },
  ];
  return (
    <>
      <PageHeader
        title={t('complaints.title')}
        about={t('complaints.about')}
        actions={
          <>
            <Action kind="main" permission="complaint.take" onAct={() => setOpen('take')}>
              {t('complaints.take.title')}
            </Action>
            <Action permission="complaint.take" onAct={() => setOpen('import')}>
              {t('complaints.import.title')}
            </Action>
          </>
        }
      />
      {opened === 'take' ? <TakeComplaint onClose={() => setOpen(undefined)} /> : null}
      {opened === 'import' ? <ImportComplaints onClose={() => setOpen(undefined)} /> : null}
      <DataTable
        caption={t('complaints.title')}
        list={complaints}
        columns={columns}
        filters={filters}
        empty={t('complaints.empty')}
        keyOf={({ id }) => id}
        hrefOf={({ id }) => `/complaints/${id}`}
      />
    </>
  );
}
