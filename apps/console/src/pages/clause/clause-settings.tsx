import { flagMachineDecidable, listClauseSettings, setClause } from '@touchstone/api-client/routes/engines';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import type { RowOf } from '../../api/use-list.ts';
import { Facts } from '../../parts/facts.tsx';
import { Field } from '../../parts/field.tsx';
import { NumberInput } from '../../parts/number-input.tsx';
import { percentOf, percentText } from '../../parts/percent-text.ts';
import { bracketed } from '../../parts/punctuation.ts';
import { Section } from '../../parts/section.tsx';
import { type Step, Steps } from '../../parts/steps.tsx';

const PERCENT = 100;

/** How grave a clause is, how common, and whether a machine may decide it; who may, sets it with a reason. */
export function ClauseSettings({ setting }: { readonly setting: RowOf<typeof listClauseSettings> }): ReactNode {
  const { t } = useTranslation();
  const { clause, severity, expectedShare, isMachineDecidable, prevalence, tested, version } = setting;
  const [typed, setTyped] = useState<{ readonly severity?: number; readonly share?: number }>({});
  const wanted = { severity, share: percentOf(expectedShare), ...typed };
  const set = useChange(setClause, [listClauseSettings]);
  const flag = useChange(flagMachineDecidable, [listClauseSettings]);
  const at = { params: { clause }, ifMatch: version };
  const steps: readonly Step[] = [
    {
      ...{ key: 'set', kind: 'plain', permission: 'fusion.calibrate' },
      label: t('clauses.setting.set'),
      consequence: t('clauses.setting.setAbout'),
      reasonLabel: t('parts.reason'),
      fields: (
        <>
          <Field label={t('clauses.setting.severity')}>
            {(id) => (
              <NumberInput id={id} min={1} max={4} value={wanted.severity} onChange={(value) => setTyped({ ...typed, severity: value })} />
            )}
          </Field>
          <Field label={t('clauses.setting.share')}>
            {(id) => (
              <NumberInput id={id} min={0.01} max={99.99} value={wanted.share} onChange={(value) => setTyped({ ...typed, share: value })} />
            )}
          </Field>
        </>
      ),
      take: (reason) => set.mutateAsync({ ...at, body: { severity: wanted.severity, expectedShare: wanted.share / PERCENT, reason } }),
    },
    {
      ...{ key: 'flag', kind: 'plain', permission: 'clause.flag-machine-decidable' },
      label: t(isMachineDecidable ? 'clauses.setting.byPerson' : 'clauses.setting.byMachine'),
      consequence: t(isMachineDecidable ? 'clauses.setting.byPersonAbout' : 'clauses.setting.byMachineAbout'),
      reasonLabel: t('parts.reason'),
      take: (reason) => flag.mutateAsync({ ...at, body: { isMachineDecidable: !isMachineDecidable, reason } }),
    },
  ];
  return (
    <Section title={t('clauses.setting.title')}>
      <Facts
        lines={[
          { label: t('clauses.setting.severity'), value: t('clauses.setting.grade', { grade: severity }) },
          {
            label: t('clauses.setting.prevalence'),
            value: `${percentText(prevalence)}${bracketed(t('clauses.setting.tested', { count: Math.round(tested) }))}`,
          },
          { label: t('clauses.setting.machine'), value: t(isMachineDecidable ? 'parts.yes' : 'parts.no') },
        ]}
      />
      <Steps isPart steps={steps} none={t('steps.none')} onClose={() => setTyped({})} />
    </Section>
  );
}
