import type { OutputOf } from '@touchstone/api-client';
import { listComplaints, type readComplaint } from '@touchstone/api-client/routes/complaints';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/use-read.ts';
import { ChooseApp } from '../../parts/choose-app.tsx';
import { PROVINCES, useProvince } from '../../parts/province.ts';
import { Steps } from '../../parts/steps.tsx';
import { visibleText } from '../../parts/visible-text.ts';
import { COMPLAINT_STEPS, type ComplaintStep } from './complaint-steps.ts';
import { likelyApp } from './likely-app.ts';
import type { ComplaintWords } from './use-complaint-steps.ts';

type Detail = OutputOf<typeof readComplaint>;

interface Props {
  readonly detail: Detail;
  onStep(step: ComplaintStep['step'], words: ComplaintWords): Promise<void>;
}

/** What intake does with a complaint now, and what it cannot do yet. */
export function ComplaintActions({ detail, onStep }: Props): ReactNode {
  const { t } = useTranslation();
  const { complaint: one } = detail;
  const [typed, setTyped] = useState<Readonly<Partial<Record<ComplaintStep['step'], string>>>>({ link: likelyApp(detail) });
  const choosing = (step: ComplaintStep['step']) => ({
    chosen: typed[step] ?? '',
    onChoose: (chosen: string) => setTyped({ ...typed, [step]: chosen }),
  });
  const notNow = t('steps.why', { state: t(`states.complaint.${one.state}`) });
  const fields: Partial<Record<ComplaintStep['step'], ReactNode>> = {
    link: <ChooseApp likely="" offered={detail.matches.map(({ app, ...of }) => ({ ...of, id: app }))} {...choosing('link')} />,
    duplicate: <ChooseOriginal id={one.id} {...choosing('duplicate')} />,
    'hand-over': <ChooseProvince {...choosing('hand-over')} />,
  };
  const steps = COMPLAINT_STEPS.map(({ step, kind, states }) => ({
    key: step,
    kind,
    permission: 'complaint.take',
    label: t(`complaint.step.${step}`),
    consequence: t(`complaint.consequence.${step}`),
    reasonLabel: t(step === 'answer' || step === 'out-of-scope' ? 'complaint.toReporter' : 'parts.reason'),
    notNow: states.includes(one.state) ? undefined : notNow,
    ...(fields[step] === undefined ? {} : { fields: fields[step] }),
    take: (reason: string) => onStep(step, { reason, chosen: typed[step] ?? '' }),
  }));
  return <Steps steps={steps} none={t('steps.none')} />;
}

interface Choosing {
  readonly chosen: string;
  onChoose(id: string): void;
}

function ChooseOriginal({ id, ...choosing }: Choosing & { readonly id: string }): ReactNode {
  const { t } = useTranslation();
  const items = useRead(listComplaints, { query: { limit: 100 } }).data?.items ?? [];
  const choices = items.filter((one) => one.id !== id && one.state !== 'DUPLICATE');
  return (
    <Choose
      label={t('complaint.fact.duplicateOf')}
      {...choosing}
      choices={choices.map((one) => [one.id, `${one.code} ${visibleText(one.subject)}`])}
    />
  );
}

function ChooseProvince(choosing: Choosing): ReactNode {
  const { t } = useTranslation();
  const province = useProvince();
  return (
    <Choose
      label={t('complaint.handTo')}
      {...choosing}
      none={t('complaint.ministry')}
      choices={PROVINCES.map((code) => [code, province(code)])}
    />
  );
}

interface ChooseProps extends Choosing {
  readonly label: string;
  readonly choices: readonly (readonly [id: string, text: string])[];
  /** What choosing nothing means; something must be chosen when absent. */
  readonly none?: string;
}

function Choose({ label, chosen, choices, none, onChoose }: ChooseProps): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={chosen} required={none === undefined} onChange={({ target }) => onChoose(target.value)}>
        <option value="">{none ?? t('complaint.choose')}</option>
        {choices.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </>
  );
}
