import { listLeads } from '@touchstone/api-client/routes/leads';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RowOf, useList } from '../../api/use-list.ts';
import { useAddress } from '../../app/address.ts';
import { useMay } from '../../app/me.ts';
import { Action } from '../../parts/action.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { PROVINCES, useProvince } from '../../parts/province.ts';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { type Filter, queryOf } from '../../parts/table/filter.ts';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { CampaignOfLeads, type LeadRow } from './campaign-of-leads.tsx';
import { LeadDialog, SOURCES } from './lead-dialog.tsx';

const STATES = ['OPEN', 'LINKED', 'IN_TEST', 'ANSWERED', 'DISMISSED'] as const;

/** Leads that one may see, the newest first; never who complained. */
export function Route(): ReactNode {
  const { t } = useTranslation();
  const province = useProvince();
  const { search } = useAddress();
  const columns = useLeadColumns();
  const [isNew, setNew] = useState(false);
  const mayPlan = useMay()('campaign.create');
  const [chosen, setChosen] = useState<ReadonlySet<LeadRow>>(new Set());
  const filters: readonly Filter[] = [
    { key: 'state', words: 'leads.filter.state', kind: 'choice', choices: STATES, label: (state) => t(`states.lead.${state}`) },
    { key: 'source', words: 'leads.filter.source', kind: 'choice', choices: SOURCES, label: (source) => t(`leads.source.${source}`) },
    { key: 'province', words: 'leads.filter.province', kind: 'choice', choices: PROVINCES, label: province },
    { key: 'app', words: 'leads.filter.app', kind: 'given' },
    { key: 'campaign', words: 'leads.filter.campaign', kind: 'given' },
  ];
  const leads = useList(listLeads, { query: queryOf(filters, search) });
  return (
    <>
      <PageHeader
        title={t('leads.title')}
        about={t('leads.about')}
        actions={
          <>
            <Action kind="main" permission="lead.create" onAct={() => setNew(true)}>
              {t('lead.new.title')}
            </Action>
            <CampaignOfLeads chosen={[...chosen].filter(canBePlanned)} />
          </>
        }
      />
      <DataTable
        caption={t('leads.title')}
        list={leads}
        columns={columns}
        filters={filters}
        empty={t('leads.empty')}
        keyOf={({ id }) => id}
        hrefOf={({ id }) => `/leads/${id}`}
        selection={mayPlan ? { chosen, mayChoose: canBePlanned, onChange: setChosen } : undefined}
      />
      {isNew ? <LeadDialog onClose={() => setNew(false)} /> : null}
    </>
  );
}

/** A campaign is of apps: a lead that names none has no place in it. */
const canBePlanned = ({ state }: LeadRow): boolean => state === 'LINKED';

function useLeadColumns(): readonly Column<RowOf<typeof listLeads>>[] {
  const { t } = useTranslation();
  const province = useProvince();
  return [
    {
      key: 'subject',
      words: 'leads.column.subject',
      isName: true,
      text: ({ subject }) => subject,
      cell: ({ subject }) => <Text>{subject}</Text>,
    },
    { key: 'kind', words: 'leads.column.kind', text: ({ subjectKind }) => t(`leads.kind.${subjectKind}`) },
    {
      key: 'state',
      words: 'leads.column.state',
      text: ({ state }) => t(`states.lead.${state}`),
      cell: ({ state }) => <StateTag kind="lead" state={state} />,
    },
    { key: 'source', words: 'leads.column.source', text: ({ source }) => t(`leads.source.${source}`) },
    {
      key: 'detail',
      words: 'leads.column.detail',
      isExtra: true,
      text: ({ sourceDetail }) => sourceDetail,
      cell: ({ sourceDetail }) => <Text>{sourceDetail}</Text>,
    },
    {
      key: 'app',
      words: 'leads.column.app',
      text: ({ app }) => app ?? '',
      cell: ({ app, matchConfidence }) =>
        app === null ? (
          '—'
        ) : (
          <PageLink to={`/apps/${app}`}>{t(matchConfidence !== null && matchConfidence < 1 ? 'leads.guessed' : 'leads.linked')}</PageLink>
        ),
    },
    { key: 'clauses', words: 'leads.column.clauses', text: ({ clauses }) => clauses.join(' ') },
    { key: 'note', words: 'leads.column.note', isExtra: true, text: ({ note }) => note, cell: ({ note }) => <Text>{note}</Text> },
    { key: 'province', words: 'leads.column.province', text: (lead) => province(lead.province) },
    { key: 'reported', words: 'leads.column.reported', text: ({ reportedOn }) => reportedOn ?? '—' },
    {
      key: 'created',
      words: 'leads.column.created',
      text: ({ createdAt }) => shanghaiTime(createdAt),
      cell: ({ createdAt }) => <TimeText at={createdAt} />,
    },
  ];
}
