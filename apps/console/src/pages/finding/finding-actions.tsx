import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/me.ts';
import { CheckLines } from '../../parts/check-lines.tsx';
import { Field } from '../../parts/field.tsx';
import { OnlyFirst } from '../../parts/only-first.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { Pick } from '../../parts/pick.tsx';
import { Steps } from '../../parts/steps.tsx';
import { Text } from '../../parts/text.tsx';
import type { FindingRow } from '../findings/finding-columns.tsx';
import type { FindingDetail } from './finding-page.tsx';
import { type FindingStepName, isOfState, stepsOf } from './finding-steps.ts';
import type { FirstOf } from './finding-threads.tsx';
import type { FindingStepWords, TakeFindingStep } from './use-finding-steps.ts';

interface Props {
  readonly finding: FindingDetail;
  /** Confirmed findings of the same app, itself among them. */
  readonly siblings: FirstOf<FindingRow> | undefined;
  readonly onStep: TakeFindingStep;
}

const POSITIONS = ['accepts', 'disputes', 'explains'] as const;
const NOTHING: FindingStepWords = { text: '', subject: '', position: 'accepts', others: [] };

/** What I can do with a finding now, and what not yet and why. */
export function FindingActions({ finding, siblings, onStep }: Props): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const [words, setWords] = useState(NOTHING);
  const put = (change: Partial<FindingStepWords>) => setWords({ ...words, ...change });
  const others = siblings?.items.filter(({ id }) => id !== finding.id) ?? [];
  const isToReview = finding.state === 'NEEDS_REVIEW' && may('finding.second');
  const why = t('steps.why', { state: t(`states.finding.${finding.state}`) });
  const fields: Readonly<Partial<Record<FindingStepName, ReactNode>>> = {
    'open-case':
      others.length === 0 ? null : (
        <>
          <CheckLines
            legend={t('finding.alsoInCase')}
            lines={others.map(({ id, clause, title }) => ({ id, text: <Sibling clause={clause} title={title} /> }))}
            chosen={words.others}
            onChoose={(chosen) => put({ others: chosen })}
          />
          <OnlyFirst of={siblings} />
        </>
      ),
    reply: (
      <Pick
        label={t('finding.position.label')}
        value={words.position}
        choices={POSITIONS}
        say={(one) => t(`finding.position.${one}`)}
        onPick={(position) => put({ position })}
      />
    ),
    ask: (
      <Field label={t('finding.questions.subject')}>
        {(id) => <Input id={id} required maxLength={200} value={words.subject} onChange={({ target }) => put({ subject: target.value })} />}
      </Field>
    ),
  };
  const steps = stepsOf(finding).map((one) => ({
    ...{ key: one.name, permission: one.permission, kind: one.kind, maxLength: one.maxLength },
    label: t(`finding.step.${one.name}`),
    consequence: t(`finding.consequence.${one.name}`),
    reasonLabel: t(`finding.written.${one.name}`),
    fields: fields[one.name],
    notNow: isOfState(one, finding.state) ? undefined : why,
    take: (text: string) => onStep(one.name, { ...words, text }),
  }));
  return (
    <Steps
      steps={steps}
      none={isToReview ? undefined : t('steps.none')}
      more={isToReview ? <ToReview finding={finding.id} /> : undefined}
      onClose={() => setWords(NOTHING)}
    />
  );
}

function Sibling({ clause, title }: { readonly clause: string; readonly title: string }): ReactNode {
  return (
    <>
      <code>{clause}</code> <Text>{title}</Text>
    </>
  );
}

function ToReview({ finding }: { readonly finding: string }): ReactNode {
  const { t } = useTranslation();
  return (
    <p>
      <PageLink to={`/review-queue/${finding}`}>{t('finding.toReview')} →</PageLink>
    </p>
  );
}
