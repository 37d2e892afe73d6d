import type { OutputOf } from '@touchstone/api-client';
import { listComplaints, type readComplaint } from '@touchstone/api-client/routes/complaints';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/use-read.ts';
import { ChooseApp } from '../../parts/choose-app.tsx';
import { ChooseOne } from '../../parts/choose-one.tsx';
import { Pick } from '../../parts/pick.tsx';
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
  const [typed, setTyped] = useState<Readonly<Partial<Record<ComplaintStep['step'], string>>>>(() => ({ link: likelyApp(detail) }));
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
    isReady: !NEEDS_CHOICE.has(step) || (typed[step] ?? '') !== '',
    ...(fields[step] === undefined ? {} : { fields: fields[step] }),
    take: (reason: string) => onStep(step, { reason, chosen: typed[step] ?? '' }),
  }));
  return <Steps steps={steps} none={t('steps.none')} onClose={() => setTyped({ link: likelyApp(detail) })} />;
}

/** Steps that say to which other thing. */
const NEEDS_CHOICE: ReadonlySet<string> = new Set(['link', 'duplicate']);

interface Choosing {
  readonly chosen: string;
  onChoose(id: string): void;
}

/** The complaint that says the same, found by its code or how its subject begins; the newest before anything is typed. */
function ChooseOriginal({ id, ...choosing }: Choosing & { readonly id: string }): ReactNode {
  const { t } = useTranslation();
  return (
    <ChooseOne
      find={t('complaint.findOriginal')}
      label={t('complaint.fact.duplicateOf')}
      none={t('complaint.noOriginal')}
      within={undefined}
      useFound={useComplaints}
      choiceOf={(one) =>
        one.id === id || one.state === 'DUPLICATE' ? undefined : { id: one.id, text: `${one.code} ${visibleText(one.subject)}` }
      }
      {...choosing}
    />
  );
}

const useComplaints = (q: string) => useRead(listComplaints, { query: { limit: 40, ...(q === '' ? {} : { q }) } });

function ChooseProvince({ chosen, onChoose }: Choosing): ReactNode {
  const { t } = useTranslation();
  const province = useProvince();
  return (
    <Pick
      label={t('complaint.handTo')}
      value={chosen}
      choices={['', ...PROVINCES]}
      say={(code) => (code === '' ? t('complaint.ministry') : province(code))}
      onPick={onChoose}
    />
  );
}
