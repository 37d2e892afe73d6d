import type { OutputOf } from '@touchstone/api-client';
import { readCase } from '@touchstone/api-client/routes/cases';
import { readOperatorRecord } from '@touchstone/api-client/routes/conduct';
import { readDesk } from '@touchstone/api-client/routes/desk';
import {
  keepCreditEntry,
  listCreditEntries,
  listCreditEntry,
  proposeCreditRemoval,
  readCreditEntry,
  removeCreditEntry,
} from '@touchstone/api-client/routes/penalties';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keepConductFile } from '../../api/keep-conduct-file.ts';
import { useChange } from '../../api/use-change.ts';
import type { ChosenFile } from '../../parts/chosen-file.ts';
import { ConductFileField } from '../../parts/conduct-file-field.tsx';
import { Field } from '../../parts/field.tsx';
import type { Step } from '../../parts/steps.tsx';
import { CREDIT_STEPS, type CreditStep, creditHindrance } from './credit-steps.ts';

type Entry = OutputOf<typeof readCreditEntry>['entry'];

const STALE = [readCreditEntry, listCreditEntries, readCase, readOperatorRecord, readDesk];
/** Fields of the law, with how long each may be; a licence only where there is one. */
const FIELDS = { operatorName: 200, creditCode: 40, licence: 100, reason: 2000, listedBy: 200 } as const;
const FIELD_NAMES = ['operatorName', 'creditCode', 'licence', 'reason', 'listedBy'] as const;
type FieldName = (typeof FIELD_NAMES)[number];

/** What can be done with an entry of a list, each with what it asks for. */
export function useCreditSteps(entry: Entry): readonly Step[] {
  const { t } = useTranslation();
  const list = useChange(listCreditEntry, STALE);
  const propose = useChange(proposeCreditRemoval, STALE);
  const remove = useChange(removeCreditEntry, STALE);
  const keep = useChange(keepCreditEntry, STALE);
  const [typed, setTyped] = useState<Partial<Record<FieldName, string>>>({});
  const [file, setFile] = useState<ChosenFile>();
  const [reason, setReason] = useState('');
  const at = { params: { entry: entry.id }, ifMatch: entry.version } as const;
  const textOf = (name: FieldName): string => typed[name] ?? entry[name] ?? '';
  const changed = FIELD_NAMES.filter((name) => textOf(name).trim() !== '' && textOf(name) !== entry[name]);

  const of: Readonly<Record<CreditStep['step'], Omit<Step, 'key' | 'label' | 'consequence' | 'permission' | 'kind' | 'notNow'>>> = {
    list: {
      isReady: FIELD_NAMES.every((name) => name === 'licence' || textOf(name).trim() !== ''),
      fields: FIELD_NAMES.map((name) => (
        <Field key={name} label={t(`credit.column.${name === 'operatorName' ? 'operator' : name}`)}>
          {(id) => (
            <Input
              id={id}
              value={textOf(name)}
              maxLength={FIELDS[name]}
              onChange={({ target }) => setTyped({ ...typed, [name]: target.value })}
            />
          )}
        </Field>
      )),
      take: () => list.mutateAsync({ ...at, body: Object.fromEntries(changed.map((name) => [name, textOf(name).trim()])) }),
    },
    propose: {
      isReady: file !== undefined && reason.trim() !== '',
      fields: (
        <>
          <Field label={t('credit.removalReason')}>
            {(id) => <Input.TextArea id={id} rows={3} maxLength={2000} value={reason} onChange={({ target }) => setReason(target.value)} />}
          </Field>
          <ConductFileField label={t('credit.removalFile')} onChoose={setFile} />
        </>
      ),
      take: async () => {
        if (file !== undefined) await propose.mutateAsync({ ...at, body: { reason: reason.trim(), file: await keepConductFile(file) } });
      },
    },
    remove: { take: () => remove.mutateAsync(at) },
    keep: { reasonLabel: t('parts.reason'), take: (words) => keep.mutateAsync({ ...at, body: { reason: words } }) },
  };
  return CREDIT_STEPS.map((one) => {
    const hindrance = creditHindrance(one, entry);
    return {
      ...of[one.step],
      ...{ key: one.step, permission: one.permission, kind: one.kind },
      label: t(`credit.step.${one.step}`),
      consequence: t(`credit.consequence.${one.step}`),
      notNow:
        hindrance === undefined
          ? undefined
          : hindrance === 'state'
            ? t('steps.why', { state: t(`states.credit.${entry.state}`) })
            : t(`credit.${hindrance}`),
    };
  });
}
