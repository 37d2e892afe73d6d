import { readOperatorRecord, setOperatorGroup } from '@touchstone/api-client/routes/conduct';
import {
  correctOperatorProvince,
  listApps,
  listOperators,
  mergeOperator,
  readOperator,
  splitOperator,
} from '@touchstone/api-client/routes/inventory';
import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { useOpen } from '../../app/address.ts';
import { useMe } from '../../app/me.ts';
import { CheckLines } from '../../parts/check-lines.tsx';
import { ChooseOperator } from '../../parts/choose-operator.tsx';
import { Field } from '../../parts/field.tsx';
import { Pick } from '../../parts/pick.tsx';
import { PROVINCES, useProvince } from '../../parts/province.ts';
import { type Step, Steps } from '../../parts/steps.tsx';
import { visibleText } from '../../parts/visible-text.ts';
import type { OperatorRecord } from './operator-page.tsx';

const STALE = [readOperatorRecord, readOperator, listOperators, listApps];

/** Which entries are one company and which are two, who owns whom, and where a company is. */
export function OperatorIdentity({ record: { operator, products } }: { readonly record: OperatorRecord }): ReactNode {
  const { t } = useTranslation();
  const group = useChange(setOperatorGroup, STALE);
  const correct = useChange(correctOperatorProvince, STALE);
  const merge = useChange(mergeOperator, STALE);
  const split = useChange(splitOperator, STALE);
  const say = useProvince();
  const open = useOpen();
  const { rights } = useMe();
  const sees = (code: string) =>
    rights.some(
      ({ permission, scopes }) => permission === 'operator.read' && (scopes.includes('all') || scopes.includes(`province:${code}`)),
    );
  const [province, setProvince] = useState('');
  const [other, setOther] = useState('');
  const [apps, setApps] = useState<readonly string[]>([]);
  const [name, setName] = useState('');
  const [reason, setReason] = useState('');
  const at = { params: { operator: operator.id }, ifMatch: operator.version } as const;
  const isMerged = operator.mergedInto !== null;
  const why = reason.trim();
  const empty = () => {
    for (const set of [setProvince, setOther, setName, setReason]) set('');
    setApps([]);
  };
  const because = (
    <Field label={t('operator.identity.reason')} hint={t('operator.identity.reasonHint')}>
      {(id) => (
        <Input.TextArea id={id} rows={3} required maxLength={1000} value={reason} onChange={({ target }) => setReason(target.value)} />
      )}
    </Field>
  );
  const choosing = { chosen: other, but: operator.id, onChoose: setOther };
  const own = products.filter(({ kind }) => kind !== 'sdk').map((one) => ({ id: one.id, text: `${visibleText(one.name)} ${one.package}` }));

  const steps: readonly Omit<Step, 'label' | 'consequence'>[] = [
    {
      ...{ key: 'group', permission: 'operator.edit', kind: 'plain' },
      notNow: isMerged ? t('operator.identity.isMerged') : undefined,
      isReady: why !== '',
      fields: (
        <>
          <ChooseOperator {...choosing} without={t('operator.identity.noParent')} />
          {because}
        </>
      ),
      take: () => group.mutateAsync({ ...at, body: { parent: other === '' ? null : other, reason: why } }),
    },
    {
      ...{ key: 'province', permission: 'operator.edit', kind: 'danger' },
      notNow: isMerged ? t('operator.identity.isMerged') : undefined,
      isReady: why !== '' && province !== '',
      fields: (
        <>
          <Pick
            label={t('operator.identity.province')}
            value={province}
            choices={['', ...PROVINCES.filter((code) => code !== operator.province)]}
            say={(code) => (code === '' ? t('operator.identity.pick') : say(code))}
            onPick={setProvince}
          />
          {because}
        </>
      ),
      take: async () => {
        await correct.mutateAsync({ ...at, body: { province, reason: why } });
        if (!sees(province)) open('/operators');
      },
    },
    {
      ...{ key: 'merge', permission: 'operator.merge', kind: 'danger' },
      notNow: isMerged ? t('operator.identity.isMerged') : undefined,
      isReady: why !== '' && other !== '',
      fields: (
        <>
          <ChooseOperator {...choosing} />
          {because}
        </>
      ),
      take: () => merge.mutateAsync({ ...at, body: { into: other, reason: why } }),
    },
    {
      ...{ key: 'unmerge', permission: 'operator.merge', kind: 'plain' },
      notNow: isMerged ? undefined : t('operator.identity.notMerged'),
      isReady: why !== '',
      fields: because,
      take: () => split.mutateAsync({ ...at, body: { apps: [], reason: why } }),
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
      take: () => split.mutateAsync({ ...at, body: { apps: [...apps], name: name.trim(), reason: why } }),
    },
  ];
  return (
    <Steps
      onClose={empty}
      none={t('steps.none')}
      steps={steps.map((step) => ({
        ...step,
        label: t(`operator.identity.step.${step.key}`),
        consequence: t(`operator.identity.consequence.${step.key}`),
      }))}
    />
  );
}
