import { listLeads } from '@touchstone/api-client/routes/leads';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useList } from '../../api/use-list.ts';
import { useAddress } from '../../app/address.ts';
import { useMay } from '../../app/me.ts';
import { Action } from '../../parts/action.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PROVINCES, useProvince } from '../../parts/province.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { type Filter, queryOf } from '../../parts/table/filter.ts';
import { CampaignOfLeads, type LeadRow } from './campaign-of-leads.tsx';
import { useLeadColumns } from './lead-columns.tsx';
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
