import { readOperatorRecord, setOperatorGroup } from '@touchstone/api-client/routes/conduct';
import { listApps, listOperators, mergeOperator, splitOperator } from '@touchstone/api-client/routes/inventory';
import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { CheckLines } from '../../parts/check-lines.tsx';
import { ChooseOperator } from '../../parts/choose-operator.tsx';
import { Field } from '../../parts/field.tsx';
import { type Step, Steps } from '../../parts/steps.tsx';
import { visibleText } from '../../parts/visible-text.ts';
import type { OperatorRecord } from './operator-page.tsx';

const STALE = [readOperatorRecord, listOperators, listApps];

/** Which entries are one company and which are two, and who owns whom. */
export function OperatorIdentity({ record: { operator, products } }: { readonly record: OperatorRecord }): ReactNode {
  const { t } = useTranslation();
  const group = useChange(setOperatorGroup, STALE);
  const merge = useChange(mergeOperator, STALE);
  const split = useChange(splitOperator, STALE);
  const [other, setOther] = useState('');
  const [apps, setApps] = useState<readonly string[]>([]);
  const [name, setName] = useState('');
  const [reason, setReason] = useState('');
  const at = { params: { operator: operator.id }, ifMatch: operator.version } as const;
  const isMerged = operator.mergedInto !== null;
  const why = reason.trim();
  const done = async (change: Promise<unknown>) => {
    await change;
    for (const empty of [setOther, setName, setReason]) empty('');
    setApps([]);
  };
  const because = (
    <Field label={t('operator.identity.reason')} hint={t('operator.identity.reasonHint')}>
      {(id) => (
        <Input.TextArea id={id} rows={3} required maxLength={1000} value={reason} onChange={({ target }) => setReason(target.value)} />
      )}
    </Field>
  );
  const chosen = <ChooseOperator chosen={other} but={operator.id} onChoose={setOther} />;
  const own = products.filter(({ kind }) => kind !== 'sdk').map((one) => ({ id: one.id, text: `${visibleText(one.name)} ${one.package}` }));

  const steps: readonly Omit<Step, 'label' | 'consequence'>[] = [
    {
      ...{ key: 'group', permission: 'operator.edit', kind: 'plain' },
      notNow: isMerged ? t('operator.identity.isMerged') : undefined,
      isReady: why !== '',
      fields: (
        <>
          {chosen}
          {because}
        </>
      ),
      take: () => done(group.mutateAsync({ ...at, body: { parent: other === '' ? null : other, reason: why } })),
    },
    {
      ...{ key: 'merge', permission: 'operator.merge', kind: 'danger' },
      notNow: isMerged ? t('operator.identity.isMerged') : undefined,
      isReady: why !== '' && other !== '',
      fields: (
        <>
          {chosen}
          {because}
        </>
      ),
      take: () => done(merge.mutateAsync({ ...at, body: { into: other, reason: why } })),
    },
    {
      ...{ key: 'unmerge', permission: 'operator.merge', kind: 'plain' },
      notNow: isMerged ? undefined : t('operator.identity.notMerged'),
      isReady: why !== '',
      fields: because,
      take: () => done(split.mutateAsync({ ...at, body: { apps: [], reason: why } })),
    },
    {
      ...{ key: 'split', permission: 'operator.merge', kind: 'danger' },
      notNow: isMerged ? t('operator.identity.isMerged') : own.length === 0 ? t('operator.products.empty') : undefined,
      isReady: why !== '' && apps.length > 0 && name.trim() !== '',
      fields: (
        <>
          <CheckLines legend={t('operator.identity.apps')} lines={own} chosen={apps} onChoose={setApps} />
          <Field label={t('operator.identity.newName')}>
            {(id) => <Input id={id} maxLength={200} value={name} onChange={({ target }) => setName(target.value)} />}
          </Field>
          {because}
        </>
      ),
      take: () => done(split.mutateAsync({ ...at, body: { apps: [...apps], name: name.trim(), reason: why } })),
    },
  ];
  return (
    <Steps
      none={t('steps.none')}
      steps={steps.map((step) => ({
        ...step,
        label: t(`operator.identity.step.${step.key}`),
        consequence: t(`operator.identity.consequence.${step.key}`),
      }))}
    />
  );
}
