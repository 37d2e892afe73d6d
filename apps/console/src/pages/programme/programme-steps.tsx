import type { OutputOf } from '@touchstone/api-client';
import type { readProgramme } from '@touchstone/api-client/routes/programmes';
import { Input } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../app/clock.ts';
import { instantOfMinute, LAST_MINUTE } from '../../parts/shanghai-minute.ts';
import { type Step, Steps } from '../../parts/steps.tsx';
import { PROGRAMME_STEPS } from './programme-law.ts';

type Programme = OutputOf<typeof readProgramme>['programme'];

export interface StepBody {
  readonly on: (typeof PROGRAMME_STEPS)[number]['on'];
  readonly dueAt?: string;
  readonly reason?: string;
}

interface Props {
  readonly programme: Programme;
  /** Listings that are still to be looked at. */
  readonly openTargets: number;
  onStep(body: StepBody): Promise<unknown>;
}

/** The next step of a programme, and why the others must wait. */
export function ProgrammeSteps({ programme, openTargets, onStep }: Props): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const now = useNow();
  const [due, setDue] = useState('');
  const why = (on: StepBody['on'], from: readonly string[]) => {
    if (!from.includes(programme.state)) return t('steps.why', { state: t(`states.programme.${programme.state}`) });
    if (on === 'notify' && openTargets > 0) return t('programme.stillOpen', { count: openTargets });
    if (on === 'enforce' && Date.parse(programme.dueAt ?? '') > now()) return t('programme.notYetDue');
    return undefined;
  };
  const steps = PROGRAMME_STEPS.map(
    ({ on, from, kind }): Step => ({
      ...{ key: on, kind, permission: 'programme.manage', label: t(`programme.step.${on}`), consequence: t(`programme.consequence.${on}`) },
      notNow: why(on, from),
      ...(on === 'cancel' ? { reasonLabel: t('parts.reason') } : {}),
      fields:
        on === 'notify' ? (
          <>
            <label htmlFor={id}>{t('programme.due')}</label>
            <Input id={id} type="datetime-local" max={LAST_MINUTE} required value={due} onChange={({ target }) => setDue(target.value)} />
          </>
        ) : undefined,
      take: (reason) =>
        onStep({
          on,
          ...(on === 'notify' ? { dueAt: instantOfMinute(due) ?? '' } : {}),
          ...(reason === '' ? {} : { reason }),
        }),
    }),
  );
  return <Steps steps={steps} none={t('steps.none')} onClose={() => setDue('')} />;
}
