import { exportMembers, listCampaignMembers, readCampaign } from '@touchstone/api-client/routes/campaigns';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type CallInput, call } from '../../api/call.ts';
import { type RowOf, useList } from '../../api/use-list.ts';
import { useRead } from '../../api/use-read.ts';
import { useAddress, useParam } from '../../app/address.ts';
import { useMay, useMe } from '../../app/me.ts';
import { BulkExport } from '../../parts/bulk-export.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PROVINCES, useProvince } from '../../parts/province.ts';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { chosenFilters, type Filter, queryOf } from '../../parts/table/filter.ts';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { ReplaceMember } from './replace-member.tsx';
import { useStratumText } from './use-stratum-text.ts';

const STAGES = ['standing', 'acquired', 'tested', 'reviewed', 'not-testable', 'open', 'replaced'] as const;

/** Members of a sample in the order of the draw: the list behind every figure of its progress. */
export function Route(): ReactNode {
  const { t } = useTranslation();
  const province = useProvince();
  const stratumText = useStratumText();
  const campaign = useParam('campaign');
  const { search } = useAddress();
  const { data } = useRead(readCampaign, { params: { campaign } });
  const filters: readonly Filter[] = [
    { key: 'stage', words: 'campaign.filter.stage', kind: 'choice', choices: STAGES, label: (stage) => t(`campaign.stage.${stage}`) },
    { key: 'province', words: 'campaign.filter.province', kind: 'choice', choices: PROVINCES, label: province },
    { key: 'state', words: 'campaign.filter.state', kind: 'given', label: (state) => t(`states.member.${state}`) },
    {
      key: 'reason',
      words: 'campaign.filter.reason',
      kind: 'given',
      label: (reason) => t(`campaign.reason.${reason}`, { defaultValue: reason }),
    },
    { key: 'stratum', words: 'campaign.filter.stratum', kind: 'given', label: stratumText },
    { key: 'store', words: 'campaign.filter.store', kind: 'given' },
  ];
  const members = useList(listCampaignMembers, { params: { campaign }, query: queryOf(filters, search) });
  const chosen = chosenFilters(filters, search);
  const isAll = Object.keys(chosen).length === 0;
  const start = () => call(exportMembers, { params: { campaign }, body: chosen as CallInput<typeof exportMembers>['body'] });
  const isOwn = data?.organisation === useMe().organisation.id;
  const mayReplace = useMay()('campaign.run') && isOwn;
  const columns: readonly Column<RowOf<typeof listCampaignMembers>>[] = [
    { key: 'name', words: 'campaign.members.name', isName: true, text: ({ name }) => name, cell: ({ name }) => <Text>{name}</Text> },
    { key: 'ordinal', words: 'campaign.members.ordinal', isNumber: true, text: ({ ordinal }) => String(ordinal) },
    { key: 'stratum', words: 'campaign.members.stratum', text: ({ stratum }) => stratumText(stratum) },
    { key: 'province', words: 'campaign.members.province', text: (row) => province(row.province) },
    {
      key: 'state',
      words: 'campaign.members.state',
      text: ({ state }) => t(`states.member.${state}`),
      cell: ({ state }) => <StateTag kind="member" state={state} />,
    },
    {
      key: 'reason',
      words: 'campaign.members.reason',
      text: ({ reason }) => (reason === null ? '' : t(`campaign.reason.${reason}`, { defaultValue: reason })),
    },
    {
      key: 'changed',
      words: 'campaign.members.changed',
      text: ({ changedAt }) => shanghaiTime(changedAt),
      cell: ({ changedAt }) => <TimeText at={changedAt} />,
    },
    ...(mayReplace && data !== undefined
      ? [
          {
            ...{ key: 'replace', words: 'campaign.members.orders', text: () => '' },
            cell: (member: RowOf<typeof listCampaignMembers>) => <ReplaceMember campaign={data} member={member} />,
          },
        ]
      : []),
  ];
  return (
    <>
      <PageHeader
        title={t('campaign.members.title')}
        crumbs={[
          { to: '/campaigns', text: t('campaigns.title') },
          { to: `/campaigns/${campaign}`, text: data?.name ?? '…' },
        ]}
      />
      <DataTable
        caption={t('campaign.members.title')}
        list={members}
        columns={columns}
        filters={filters}
        tools={
          <BulkExport
            key={JSON.stringify(chosen)}
            label={t(isAll ? 'campaign.members.exportAll' : 'campaign.members.exportShown')}
            permission="export.create"
            start={start}
          />
        }
        empty={t('campaign.members.empty')}
        keyOf={({ ordinal }) => String(ordinal)}
        hrefOf={({ app }) => `/apps/${app}`}
      />
    </>
  );
}
