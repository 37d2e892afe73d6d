import type { OutputOf } from '@touchstone/api-client';
import {
  downloadCampaignReport,
  downloadFrame,
  downloadSample,
  type estimateCampaign,
  type listQuotas,
  type readCampaign,
  type readCampaignProgress,
} from '@touchstone/api-client/routes/campaigns';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fileAddress } from '../../api/address.ts';
import { useMay, useMe } from '../../app/me.ts';
import { Facts } from '../../parts/facts.tsx';
import { FileLink } from '../../parts/file-link.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { percentText } from '../../parts/percent-text.ts';
import { useProvince } from '../../parts/province.ts';
import { Section } from '../../parts/section.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { CampaignActions } from './campaign-actions.tsx';
import { CampaignHistory } from './campaign-history.tsx';
import { CampaignLabs } from './campaign-labs.tsx';
import type { CampaignOrder } from './campaign-orders.ts';
import { CampaignProgress } from './campaign-progress.tsx';
import { CampaignQuotas } from './campaign-quotas.tsx';
import { CampaignResults } from './campaign-results.tsx';
import { CampaignSteps } from './campaign-steps.tsx';
import { SampleCheck } from './sample-check.tsx';

interface Props {
  readonly campaign: OutputOf<typeof readCampaign>;
  readonly progress: OutputOf<typeof readCampaignProgress> | undefined;
  readonly estimate: OutputOf<typeof estimateCampaign> | undefined;
  readonly quotas: OutputOf<typeof listQuotas>['items'];
  onOrder(order: CampaignOrder['order'], seed: string): Promise<void>;
}

const CONCLUDED: ReadonlySet<string> = new Set(['CONCLUDED', 'REPORTED']);
/** Provinces that have members, in the order of their codes. */
const provincesOf = (progress: Props['progress']): readonly string[] =>
  (progress?.groups ?? [])
    .map(({ group }) => group)
    .filter((group) => /^\d{2}$/.test(group))
    .sort();

/** One campaign: who is in it, how far it is, what it found, what can be ordered now. */
export function CampaignPage({ campaign, progress, estimate, quotas, onOrder }: Props): ReactNode {
  const { t } = useTranslation();
  const province = useProvince();
  const may = useMay();
  const isOwn = campaign.organisation === useMe().organisation.id;
  const params = { campaign: campaign.id };
  return (
    <>
      <PageHeader
        title={campaign.name}
        marks={
          <>
            <StateTag kind="campaign" state={campaign.state} />
            {campaign.isPaused ? <span className="tag tone-warn">{t('campaigns.paused')}</span> : null}
          </>
        }
        about={campaign.number ?? t('campaigns.none')}
        crumbs={[{ to: '/campaigns', text: t('campaigns.title') }]}
        actions={
          isOwn && campaign.state === 'DRAFT' && may('campaign.create') ? (
            <PageLink className="button" to={`/campaigns/${campaign.id}/plan`}>
              {t('campaignPlan.edit')}
            </PageLink>
          ) : undefined
        }
      />
      {isOwn ? (
        <>
          <CampaignActions campaign={campaign} onOrder={onOrder} />
          <CampaignSteps campaign={campaign} provinces={provincesOf(progress)} quotas={quotas} />
        </>
      ) : (
        <p className="form-hint">{t('campaign.notOwn')}</p>
      )}
      {progress === undefined ? null : <CampaignProgress progress={progress} />}
      {quotas.length === 0 ? null : <CampaignQuotas campaign={campaign.id} quotas={quotas} />}
      {campaign.sampleSize === null ? null : <CampaignLabs campaign={campaign.id} />}
      {progress === undefined ? null : <CampaignResults campaign={campaign.id} />}
      {estimate === undefined ? null : (
        <Section title={t('campaign.estimate.title')}>
          {estimate.share === null ? (
            <p className="none">{t('campaign.estimate.none')}</p>
          ) : (
            <p>
              {t('campaign.estimate.share', {
                share: percentText(estimate.share),
                low: percentText(estimate.interval.low),
                high: percentText(estimate.interval.high),
              })}
            </p>
          )}
        </Section>
      )}
      <Facts
        lines={[
          { label: t('campaign.fact.kind'), value: t(`campaigns.kind.${campaign.kind}`) },
          { label: t('campaign.fact.province'), value: campaign.province === null ? t('campaign.national') : province(campaign.province) },
          { label: t('campaign.fact.profile'), value: t(`campaign.profile.${campaign.profile}`) },
          { label: t('campaign.fact.priority'), value: String(campaign.priority) },
          { label: t('campaign.fact.frameSize'), value: campaign.frameSize },
          { label: t('campaign.fact.frameHash'), value: campaign.frameHash === null ? null : <code>{campaign.frameHash}</code> },
          { label: t('campaign.fact.seed'), value: campaign.seed === null ? null : <code>{campaign.seed}</code> },
          { label: t('campaign.fact.sampleSize'), value: campaign.sampleSize },
          { label: t('campaign.fact.sampleHash'), value: campaign.sampleHash === null ? null : <code>{campaign.sampleHash}</code> },
          { label: t('campaign.fact.created'), value: <TimeText at={campaign.createdAt} /> },
        ]}
      />
      <p className="actions">
        {CONCLUDED.has(campaign.state) ? (
          <FileLink address={fileAddress(downloadCampaignReport.path, params)}>{t('campaign.downloadReport')}</FileLink>
        ) : null}
        {campaign.frameHash === null ? null : (
          <FileLink address={fileAddress(downloadFrame.path, params)}>{t('campaign.downloadFrame')}</FileLink>
        )}
        {campaign.sampleHash === null ? null : (
          <FileLink address={fileAddress(downloadSample.path, params)}>{t('campaign.downloadSample')}</FileLink>
        )}
      </p>
      {campaign.sampleHash === null ? null : <SampleCheck campaign={campaign.id} />}
      <CampaignHistory campaign={campaign.id} />
    </>
  );
}
