import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ActorText } from '../../parts/actor-text.tsx';
import { ArtifactLink } from '../../parts/artifact-link.tsx';
import { Facts } from '../../parts/facts.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import type { SheetDetail } from './sheet-page.tsx';

/** What it is about, how far it has come, whose it is. */
export function SheetFacts({ sheet }: { readonly sheet: SheetDetail }): ReactNode {
  const { t } = useTranslation();
  const { subject, assignedTo, campaign, run } = sheet;
  return (
    <Facts
      lines={[
        { label: t('sheet.fact.subject'), value: <Text>{subject.name}</Text> },
        { label: t('sheet.fact.version'), value: subject.version === null ? null : <Text>{subject.version}</Text> },
        { label: t('sheet.fact.artifact'), value: <ArtifactLink artifact={sheet.artifact} /> },
        { label: t('sheet.fact.profile'), value: t(`sheets.profile.${sheet.profile}`) },
        { label: t('sheet.fact.answered'), value: `${sheet.answered} / ${sheet.items}` },
        {
          label: t('sheet.fact.assignedTo'),
          value: assignedTo === null ? t('sheets.nobody') : <ActorText actor={`person:${assignedTo}`} />,
        },
        {
          label: t('sheet.fact.campaign'),
          value: campaign === null ? null : <PageLink to={`/campaigns/${campaign}`}>{t('finding.openCampaign')}</PageLink>,
        },
        {
          label: t('sheet.fact.run'),
          value: run === null ? null : <PageLink to={`/runs/${run}`}>{t('sheet.openRun')}</PageLink>,
        },
        { label: t('sheet.fact.ruleSet'), value: `${sheet.ruleSet} · ${sheet.asOf}` },
        { label: t('sheet.fact.created'), value: <TimeText at={sheet.createdAt} /> },
        { label: t('sheet.fact.submitted'), value: sheet.submittedAt === null ? null : <TimeText at={sheet.submittedAt} /> },
      ]}
    />
  );
}
