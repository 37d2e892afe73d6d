import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Pick } from '../../parts/pick.tsx';
import type { Step } from '../../parts/steps.tsx';
import { visibleText } from '../../parts/visible-text.ts';
import type { Hold } from './hold-columns.tsx';

interface Props {
  readonly holds: readonly Hold[];
  /** Who may place one and who may end one. */
  readonly permission: string;
  /** Why nothing can be held any more. */
  readonly gone: string | undefined;
  place(reason: string): Promise<unknown>;
  end(hold: string, reason: string): Promise<unknown>;
}

/** A hold is placed, or one of those in force ended; `empty` drops which one was chosen. */
export function useHoldSteps({ holds, permission, gone, place, end }: Props): { readonly steps: readonly Step[]; empty(): void } {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState('');
  const inForce = holds.filter(({ releasedAt }) => releasedAt === null);
  const ended = inForce.find(({ id }) => id === chosen) ?? inForce[0];
  const common = { permission, reasonLabel: t('parts.reason'), maxLength: 500 } as const;
  const which: ReactNode =
    inForce.length < 2 ? undefined : (
      <Pick
        label={t('evidence.holds.title')}
        value={ended?.id ?? ''}
        choices={inForce.map(({ id }) => id)}
        say={(id) => visibleText(inForce.find((one) => one.id === id)?.reason ?? id)}
        onPick={setChosen}
      />
    );
  const steps: readonly Step[] = [
    {
      ...common,
      ...{ key: 'hold', kind: 'main', label: t('evidence.step.hold'), consequence: t('evidence.consequence.hold') },
      notNow: gone,
      take: place,
    },
    {
      ...common,
      ...{ key: 'release', kind: 'danger', label: t('evidence.step.release'), consequence: t('evidence.consequence.release') },
      notNow: gone ?? (ended === undefined ? t('evidence.why.notHeld') : undefined),
      fields: which,
      take: (reason) => (ended === undefined ? Promise.resolve(undefined) : end(ended.id, reason)),
    },
  ];
  return { steps, empty: () => setChosen('') };
}
