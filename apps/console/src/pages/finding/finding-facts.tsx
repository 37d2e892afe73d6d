import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ArtifactLink } from '../../parts/artifact-link.tsx';
import { Facts } from '../../parts/facts.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { useProvince } from '../../parts/province.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import { SubjectLink } from '../../parts/subject-link.tsx';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import type { FindingDetail } from './finding-page.tsx';

interface Props {
  readonly finding: FindingDetail;
}

/** Beside the title: where it stands, how grave it is, which decision is wanted. */
export function FindingMarks({ finding }: Props): ReactNode {
  const { t } = useTranslation();
  const { standing } = finding;
  return (
    <>
      <StateTag kind="finding" state={finding.state} />
      <StateTag kind="strength" state={finding.strength} />
      {finding.isForPublication ? <span className="tag tone-warn">{t('finding.forPublication')}</span> : null}
      {standing === null || standing.wants === 'nothing' || finding.state !== 'NEEDS_REVIEW' ? null : (
        <span className="tag tone-wait">{t(`finding.wants.${standing.wants}`)}</span>
      )}
      {standing?.isBlind === true ? <span className="tag tone-warn">{t('finding.blind')}</span> : null}
    </>
  );
}

/** The clause, whose it is, which file, since when. */
export function FindingFacts({ finding }: Props): ReactNode {
  const { t } = useTranslation();
  const province = useProvince();
  const { app, operator, artifact, claim } = finding;
  return (
    <Facts
      lines={[
        {
          label: t('finding.fact.clause'),
          value: (
            <>
              <PageLink to={`/findings?clause=${encodeURIComponent(finding.clause)}`}>
                <code>{finding.clause}</code>
              </PageLink>{' '}
              <Text>{finding.title}</Text>
            </>
          ),
        },
        { label: t('finding.fact.rule'), value: <code>{finding.rule}</code> },
        { label: t('finding.fact.severity'), value: t(`findings.severity.${finding.severity}`) },
        {
          label: t('finding.fact.subject'),
          value: (
            <>
              <SubjectLink subject={finding.subject} app={app?.id ?? null} />{' '}
              {app === null ? null : <Text className="code">{app.package}</Text>}
            </>
          ),
        },
        { label: t('finding.fact.version'), value: finding.version === null ? null : <Text>{finding.version}</Text> },
        {
          label: t('finding.fact.artifact'),
          value: artifact === null ? null : <ArtifactLink artifact={artifact} />,
        },
        {
          label: t('finding.fact.operator'),
          value:
            operator === null ? null : (
              <PageLink to={`/operators/${operator.id}`}>
                <Text>{operator.name}</Text>
              </PageLink>
            ),
        },
        { label: t('finding.fact.province'), value: finding.province === null ? null : province(finding.province) },
        {
          label: t('finding.fact.campaign'),
          value: finding.campaign === null ? null : <PageLink to={`/campaigns/${finding.campaign}`}>{t('finding.openCampaign')}</PageLink>,
        },
        { label: t('finding.fact.opened'), value: <TimeText at={finding.openedAt} /> },
        { label: t('finding.fact.decided'), value: finding.decidedAt === null ? null : <TimeText at={finding.decidedAt} /> },
        { label: t('finding.fact.confidence'), value: finding.confidence === null ? null : `${Math.round(finding.confidence * 100)}%` },
        { label: t('finding.fact.audited'), value: finding.auditedAs === null ? null : t(`finding.audited.${finding.auditedAs}`) },
        { label: t('finding.fact.claim'), value: claim === null ? null : <TimeText at={claim.expiresAt} /> },
        {
          label: t('finding.fact.predecessors'),
          value:
            finding.predecessors.length === 0
              ? null
              : finding.predecessors.map(({ id, state, version }) => (
                  <span key={id}>
                    <PageLink to={`/findings/${id}`}>{version === null ? t('finding.otherVersion') : <Text>{version}</Text>}</PageLink>
                    <StateTag kind="finding" state={state} />{' '}
                  </span>
                )),
        },
        {
          label: t('finding.fact.successors'),
          value:
            finding.successors.length === 0
              ? null
              : finding.successors.map((id, i) => (
                  <span key={id}>
                    <PageLink to={`/findings/${id}`}>{t('finding.laterVersion', { number: i + 1 })}</PageLink>{' '}
                  </span>
                )),
        },
      ]}
    />
  );
}
