import type { OutputOf } from '@touchstone/api-client';
import type { readReferral } from '@touchstone/api-client/routes/referrals';
import { Input } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../app/me.ts';
import { DueText } from '../../parts/due-text.tsx';
import { Facts } from '../../parts/facts.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { Section } from '../../parts/section.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { Steps } from '../../parts/steps.tsx';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { type ReferralStep, stepsOfSide } from './referral-steps.ts';
import type { ReferralWords } from './use-referral-steps.ts';

type Referral = OutputOf<typeof readReferral>;

interface Props {
  readonly referral: Referral;
  onStep(step: ReferralStep['step'], words: ReferralWords): Promise<void>;
}

const RUNS: ReadonlySet<string> = new Set(['OFFERED', 'ACCEPTED']);

/** One hand-over: who gave it to whom and why, what was answered, what came of it. */
export function ReferralPage({ referral, onStep }: Props): ReactNode {
  const { t } = useTranslation();
  const { from, to, state, kind, dueAt, report } = referral;
  return (
    <>
      <PageHeader
        title={t('referral.title', { kind: t(`states.referralKind.${kind}`), to: to.name ?? '—' })}
        marks={<StateTag kind="referral" state={state} />}
        crumbs={[{ to: '/referrals', text: t('referrals.title') }]}
      />
      <div className="columns-2">
        <div>
          <Facts
            lines={[
              { label: t('referral.fact.from'), value: from.name ?? from.id },
              { label: t('referral.fact.to'), value: to.name ?? to.id },
              {
                label: t('referral.fact.case'),
                value: (
                  <PageLink isVerb to={`/cases/${referral.case}`}>
                    {t('referrals.openCase')}
                  </PageLink>
                ),
              },
              {
                label: t('referral.fact.targetCase'),
                value:
                  referral.targetCase === null ? null : (
                    <PageLink isVerb to={`/cases/${referral.targetCase}`}>
                      {t('referrals.openCase')}
                    </PageLink>
                  ),
              },
              {
                label: t('referral.fact.notice'),
                value:
                  referral.notice === null ? null : (
                    <PageLink isVerb to={`/notices/${referral.notice}`}>
                      {t('referral.openNotice')}
                    </PageLink>
                  ),
              },
              { label: t('referral.fact.offered'), value: <TimeText at={referral.offeredAt} /> },
              { label: t('referral.fact.due'), value: dueAt === null ? null : <DueText due={dueAt} isRunning={RUNS.has(state)} /> },
              { label: t('referral.fact.answered'), value: referral.answeredAt === null ? null : <TimeText at={referral.answeredAt} /> },
              { label: t('referral.fact.reported'), value: referral.reportedAt === null ? null : <TimeText at={referral.reportedAt} /> },
            ]}
          />
          <Section title={t('referral.reason')}>
            <p>
              <Text>{referral.reason}</Text>
            </p>
          </Section>
          <Section title={t('referral.report')}>
            <p>{report === null ? <span className="none">{t(`referral.noReport.${state}`)}</span> : <Text>{report}</Text>}</p>
          </Section>
        </div>
        <aside>
          <ReferralSteps referral={referral} onStep={onStep} />
        </aside>
      </div>
    </>
  );
}

function ReferralSteps({ referral, onStep }: Props): ReactNode {
  const { t } = useTranslation();
  const me = useMe();
  const id = useId();
  const [text, setText] = useState('');
  const why = t('steps.why', { state: t(`states.referral.${referral.state}`) });
  const asked = (step: string) => (
    <>
      <label htmlFor={id}>{t(`referral.text.${step}`)}</label>
      <Input.TextArea id={id} required rows={4} maxLength={20_000} value={text} onChange={({ target }) => setText(target.value)} />
    </>
  );
  const steps = stepsOfSide(referral.from.id, referral.to.id, me.organisation.id).map(({ step, kind, states }) => ({
    key: step,
    kind,
    permission: 'case.transfer',
    label: t(`referral.step.${step}`),
    consequence: t(`referral.consequence.${step}`),
    reasonLabel: t('steps.basis'),
    notNow: states.includes(referral.state) ? undefined : why,
    ...(step === 'accept' ? {} : { fields: asked(step) }),
    take: (basis: string) => onStep(step, { basis, text: text.trim() }),
  }));
  return <Steps steps={steps} none={t('steps.none')} onClose={() => setText('')} />;
}
