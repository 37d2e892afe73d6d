import type { OutputOf } from '@touchstone/api-client';
import { listLeads, moveLead, readLead, readLeadReporter } from '@touchstone/api-client/routes/leads';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { useMay } from '../../app/me.ts';
import { Action } from '../../parts/action.tsx';
import { ChooseApp } from '../../parts/choose-app.tsx';
import { Facts } from '../../parts/facts.tsx';
import { History } from '../../parts/history.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { Problem } from '../../parts/problem.tsx';
import { useProvince } from '../../parts/province.ts';
import { Section } from '../../parts/section.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { type Step, Steps } from '../../parts/steps.tsx';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { visibleText } from '../../parts/visible-text.ts';
import { LEAD_STEPS } from './lead-steps.ts';

type Detail = OutputOf<typeof readLead>;

/** One lead: what it says, which app it means, what was made of it. */
export function LeadPage({ detail }: { readonly detail: Detail }): ReactNode {
  const { t } = useTranslation();
  const { lead, history } = detail;
  return (
    <>
      <PageHeader
        title={visibleText(lead.subject)}
        marks={<StateTag kind="lead" state={lead.state} />}
        crumbs={[{ to: '/leads', text: t('leads.title') }]}
      />
      <div className="columns-2">
        <div>
          <LeadFacts lead={lead} />
          {lead.hasReporter ? <Reporter lead={lead.id} /> : null}
        </div>
        <aside>
          <LeadActions lead={lead} />
          <History
            title={t('lead.history')}
            lines={history.map(({ seq, event, from, to, actor, reason, at }) => ({
              key: seq,
              event: t(`lead.event.${event}`, { defaultValue: event }),
              to: from === to ? undefined : t(`states.lead.${to}`),
              basis: reason,
              ...{ actor, at },
            }))}
          />
        </aside>
      </div>
    </>
  );
}

function LeadFacts({ lead }: { readonly lead: Detail['lead'] }): ReactNode {
  const { t } = useTranslation();
  const province = useProvince();
  const isGuess = lead.matchConfidence !== null && lead.matchConfidence < 1;
  return (
    <Facts
      lines={[
        { label: t('leads.column.kind'), value: t(`leads.kind.${lead.subjectKind}`) },
        { label: t('leads.column.source'), value: t(`leads.source.${lead.source}`) },
        { label: t('leads.column.detail'), value: lead.sourceDetail === '' ? null : <Text>{lead.sourceDetail}</Text> },
        {
          label: t('leads.column.app'),
          value:
            lead.app === null ? (
              t('lead.noApp')
            ) : (
              <>
                <PageLink to={`/apps/${lead.app}`}>{t('lead.openApp')}</PageLink>{' '}
                {isGuess ? <span className="tag tone-warn">{t('leads.guessed')}</span> : null}
              </>
            ),
        },
        { label: t('leads.column.clauses'), value: lead.clauses.join(' ') },
        { label: t('leads.column.note'), value: lead.note === '' ? null : <Text>{lead.note}</Text> },
        { label: t('leads.column.province'), value: lead.province === null ? null : province(lead.province) },
        { label: t('leads.column.reported'), value: lead.reportedOn },
        { label: t('leads.column.created'), value: <TimeText at={lead.createdAt} /> },
        {
          label: t('leads.filter.campaign'),
          value: lead.campaign === null ? null : <PageLink to={`/campaigns/${lead.campaign}`}>{t('lead.openCampaign')}</PageLink>,
        },
      ]}
    />
  );
}

function LeadActions({ lead }: { readonly lead: Detail['lead'] }): ReactNode {
  const { t } = useTranslation();
  const move = useChange(moveLead, [readLead, listLeads]);
  const [app, setApp] = useState(lead.app ?? '');
  const notNow = t('steps.why', { state: t(`states.lead.${lead.state}`) });
  const steps = LEAD_STEPS.map(
    ({ on, kind, states }): Step => ({
      ...{ key: on, kind, permission: 'lead.create' },
      label: t(`lead.step.${on}`),
      consequence: t(`lead.consequence.${on}`),
      reasonLabel: t('parts.reason'),
      notNow: states.includes(lead.state) ? undefined : notNow,
      isReady: on !== 'link' || app !== '',
      ...(on === 'link' ? { fields: <ChooseApp likely={lead.subject} offered={[]} chosen={app} onChoose={setApp} /> } : {}),
      take: (reason) =>
        move.mutateAsync({
          params: { lead: lead.id },
          ifMatch: lead.version,
          body: { on, reason, ...(on === 'link' ? { app } : {}) },
        }),
    }),
  );
  return <Steps steps={steps} none={t('steps.none')} onClose={() => setApp(lead.app ?? '')} />;
}

/** Who complained: read by intake alone, when asked for; each look is in the record. */
function Reporter({ lead }: { readonly lead: string }): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const look = useChange(readLeadReporter);
  if (!may('lead.read-person')) return null;
  return (
    <Section title={t('lead.reporter.title')}>
      {look.error === null ? null : <Problem error={look.error} />}
      {look.data === undefined ? (
        <>
          <p className="form-hint">{t('lead.reporter.about')}</p>
          <div className="actions">
            <Action isBusy={look.isPending} onAct={() => look.mutate({ params: { lead } })}>
              {t('lead.reporter.look')}
            </Action>
          </div>
        </>
      ) : (
        <p role="status">
          <Text>{look.data.reporter}</Text>
        </p>
      )}
    </Section>
  );
}
