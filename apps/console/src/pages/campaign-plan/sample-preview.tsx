import type { OutputOf } from '@touchstone/api-client';
import type { previewCampaign } from '@touchstone/api-client/routes/campaigns';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { countText } from '../../parts/count-text.ts';
import { Figure } from '../../parts/figure.tsx';
import { useProvince } from '../../parts/province.ts';
import { staticList } from '../../parts/static-list.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { Text } from '../../parts/text.tsx';
import { useStratumText } from '../campaign/use-stratum-text.ts';
import type { Plan } from './plan.ts';

type Preview = OutputOf<typeof previewCampaign>;
type Stratum = Preview['strata'][number];
type Member = NonNullable<Preview['first']>[number];

interface Props {
  readonly preview: Preview;
  /** The plan that this is the preview of. */
  readonly plan: Pick<Plan, 'allocation' | 'size' | 'least'>;
  storeName(id: string): string;
}

/** What would be drawn now: how many of each stratum, and who would be the first. */
export function SamplePreview({ preview: { frameSize, sampleSize, strata, isCut, first }, plan, storeName }: Props): ReactNode {
  const { t } = useTranslation();
  const province = useProvince();
  const stratumText = useStratumText(storeName);
  const ofStrata: readonly Column<Stratum>[] = [
    { key: 'stratum', words: 'campaign.members.stratum', isName: true, text: ({ stratum }) => stratumText(stratum) },
    {
      key: 'members',
      words: 'campaigns.column.frame',
      isNumber: true,
      text: ({ members }) => String(members),
      cell: ({ members }) => countText(members),
    },
    {
      key: 'drawn',
      words: 'campaignPlan.column.drawn',
      isNumber: true,
      text: ({ drawn }) => String(drawn),
      cell: ({ drawn }) => countText(drawn),
    },
  ];
  const ofMembers: readonly Column<Member>[] = [
    { key: 'name', words: 'campaign.members.name', isName: true, text: ({ name }) => name, cell: ({ name }) => <Text>{name}</Text> },
    { key: 'ordinal', words: 'campaign.members.ordinal', isNumber: true, text: ({ ordinal }) => String(ordinal) },
    {
      key: 'package',
      words: 'campaignPlan.column.package',
      text: (row) => row.package ?? '',
      cell: (row) => <Text>{row.package ?? ''}</Text>,
    },
    { key: 'stratum', words: 'campaign.members.stratum', text: ({ stratum }) => stratumText(stratum) },
    { key: 'province', words: 'campaign.members.province', text: (row) => province(row.province) },
  ];
  return (
    <>
      <div className="figures plan-field">
        <Figure label={t('campaigns.column.frame')} count={frameSize} />
        <Figure label={t('campaigns.column.sample')} count={sampleSize} />
        <Figure label={t('campaignPlan.column.strata')} count={strata.length} isExact={!isCut} />
      </div>
      {plan.allocation === 'proportional' && sampleSize > Number(plan.size) ? (
        <p className="form-hint">{t('campaignPlan.moreThanAsked', { size: plan.size, least: plan.least, count: sampleSize })}</p>
      ) : null}
      <h3 className="plan-part">{t('campaignPlan.strataTitle')}</h3>
      <DataTable
        isPart
        caption={t('campaignPlan.strataTitle')}
        list={staticList(strata)}
        columns={ofStrata}
        empty={t('campaignPlan.emptyFrame')}
        keyOf={({ stratum }) => stratum}
      />
      {first === null ? (
        <p className="form-hint">{t('campaignPlan.tooLarge')}</p>
      ) : first.length === 0 ? null : (
        <>
          <h3 className="plan-part">{t('campaignPlan.firstTitle')}</h3>
          <DataTable
            isPart
            caption={t('campaignPlan.firstTitle')}
            list={staticList(first)}
            columns={ofMembers}
            empty=""
            keyOf={({ ordinal }) => String(ordinal)}
            hrefOf={({ app }) => `/apps/${app}`}
          />
        </>
      )}
    </>
  );
}
