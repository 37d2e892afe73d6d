import type { listCampaigns } from '@touchstone/api-client/routes/campaigns';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { List, RowOf } from '../../api/use-list.ts';
import { useMay } from '../../app/me.ts';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { useProvince } from '../../parts/province.ts';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import type { Filter } from '../../parts/table/filter.ts';
import { TimeText } from '../../parts/time-text.tsx';

type Row = RowOf<typeof listCampaigns>;

interface Props {
  readonly campaigns: List<Row>;
  readonly filters: readonly Filter[];
}

/** Campaigns that one may see, the newest first. */
export function CampaignsPage({ campaigns, filters }: Props): ReactNode {
  const { t } = useTranslation();
  const province = useProvince();
  const may = useMay();
  const columns: readonly Column<Row>[] = [
    { key: 'name', words: 'campaigns.column.name', isName: true, text: ({ name }) => name },
    { key: 'number', words: 'campaigns.column.number', text: ({ number }) => number ?? t('campaigns.none') },
    { key: 'kind', words: 'campaigns.column.kind', text: ({ kind }) => t(`campaigns.kind.${kind}`) },
    {
      key: 'state',
      words: 'campaigns.column.state',
      text: ({ state }) => t(`states.campaign.${state}`),
      cell: ({ state, isPaused }) => (
        <>
          <StateTag kind="campaign" state={state} />
          {isPaused ? <span className="tag tone-warn">{t('campaigns.paused')}</span> : null}
        </>
      ),
    },
    {
      key: 'frame',
      words: 'campaigns.column.frame',
      isNumber: true,
      text: ({ frameSize }) => (frameSize === null ? '—' : String(frameSize)),
    },
    {
      key: 'sample',
      words: 'campaigns.column.sample',
      isNumber: true,
      text: ({ sampleSize }) => (sampleSize === null ? '—' : String(sampleSize)),
    },
    {
      key: 'province',
      words: 'campaigns.column.province',
      text: (row) => (row.province === null ? t('campaign.national') : province(row.province)),
    },
    {
      key: 'created',
      words: 'campaigns.column.created',
      text: ({ createdAt }) => shanghaiTime(createdAt),
      cell: ({ createdAt }) => <TimeText at={createdAt} isDay />,
    },
  ];
  return (
    <>
      <PageHeader
        title={t('campaigns.title')}
        about={t('campaigns.about')}
        actions={may('campaign.create') ? <PageLink to="/campaigns/new">{t('campaigns.new')}</PageLink> : undefined}
      />
      <DataTable
        caption={t('campaigns.title')}
        list={campaigns}
        columns={columns}
        filters={filters}
        empty={t('campaigns.empty')}
        keyOf={({ id }) => id}
        hrefOf={({ id }) => `/campaigns/${id}`}
      />
    </>
  );
}
