import type { OutputOf } from '@touchstone/api-client';
import { acceptQuota, listQuotas } from '@touchstone/api-client/routes/campaigns';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { useMe } from '../../app/me.ts';
import { Action } from '../../parts/action.tsx';
import { countText } from '../../parts/count-text.ts';
import { PageLink } from '../../parts/page-link.tsx';
import { Problem } from '../../parts/problem.tsx';
import { useProvince } from '../../parts/province.ts';
import { Section } from '../../parts/section.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { staticList } from '../../parts/static-list.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { TimeText } from '../../parts/time-text.tsx';

type Quota = OutputOf<typeof listQuotas>['items'][number];

interface Props {
  readonly campaign: string;
  readonly quotas: readonly Quota[];
}

/** Parts of provinces, the furthest behind first; a province takes its own on. */
export function CampaignQuotas({ campaign, quotas }: Props): ReactNode {
  const { t } = useTranslation();
  const province = useProvince();
  const { rights } = useMe();
  const accept = useChange(acceptQuota, [listQuotas]);
  const isOurs = (code: string) => rights.some((right) => right.permission === 'campaign.run' && right.scopes.includes(`province:${code}`));
  const listed = (code: string, stage: string) => `/campaigns/${campaign}/members?${new URLSearchParams({ stage, province: code })}`;
  const counted = (key: 'tested' | 'reviewed'): Column<Quota> => ({
    key,
    words: `campaign.figures.${key}`,
    isNumber: true,
    text: (row) => String(row[key]),
    cell: (row) => (row[key] === 0 ? '0' : <PageLink to={listed(row.province, key)}>{countText(row[key])}</PageLink>),
  });
  const columns: readonly Column<Quota>[] = [
    { key: 'province', words: 'campaign.group', isName: true, text: (row) => province(row.province) },
    {
      key: 'quota',
      words: 'campaign.quota.quota',
      isNumber: true,
      text: ({ quota }) => String(quota),
      cell: ({ quota }) => countText(quota),
    },
    counted('tested'),
    counted('reviewed'),
    {
      key: 'missing',
      words: 'campaign.quota.missing',
      isNumber: true,
      text: ({ missing }) => String(missing),
      cell: ({ missing }) => countText(missing),
    },
    {
      key: 'accepted',
      words: 'campaign.quota.accepted',
      text: ({ acceptedAt }) => (acceptedAt === null ? t('campaign.quota.waiting') : shanghaiTime(acceptedAt)),
      cell: ({ acceptedAt, province: code }) =>
        acceptedAt !== null ? (
          <TimeText at={acceptedAt} />
        ) : isOurs(code) ? (
          <Action
            permission="campaign.run"
            kind="main"
            isBusy={accept.isPending}
            onAct={() => accept.mutate({ params: { campaign, province: code } })}
          >
            {t('campaign.quota.accept')}
          </Action>
        ) : (
          t('campaign.quota.waiting')
        ),
    },
  ];
  return (
    <Section title={t('campaign.quota.title')} count={quotas.length}>
      {accept.error === null ? null : <Problem error={accept.error} />}
      <DataTable
        isPart
        caption={t('campaign.quota.title')}
        list={staticList(quotas)}
        columns={columns}
        empty=""
        keyOf={(row) => row.province}
      />
    </Section>
  );
}
