import { createOrganisation, listOrganisations } from '@touchstone/api-client/routes/organisations';
import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { useOpen } from '../../app/address.ts';
import { Field } from '../../parts/field.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { Pick } from '../../parts/pick.tsx';
import { PROVINCES, useProvince } from '../../parts/province.ts';

/** What else an organisation of a kind is joined with. */
const JOINED = {
  ministry: undefined,
  province: 'province',
  lab: undefined,
  store: 'store',
  enterprise: 'operator',
  'sdk-provider': 'operator',
  'terminal-maker': 'operator',
  'access-provider': 'operator',
} as const;
type Kind = keyof typeof JOINED;
const KINDS = Object.keys(JOINED) as readonly Kind[];

/** Makes an organisation; its first person is invited afterwards. */
export function CreateDialog({ onClose }: { onClose(): void }): ReactNode {
  const { t } = useTranslation();
  const sayProvince = useProvince();
  const open = useOpen();
  const create = useChange(createOrganisation, [listOrganisations]);
  const [kind, setKind] = useState<Kind>('lab');
  const [name, setName] = useState('');
  const [nameEn, setNameEn] = useState('');
  const [province, setProvince] = useState<(typeof PROVINCES)[number]>(PROVINCES[0]);
  const [joined, setJoined] = useState('');
  const joins = JOINED[kind];
  const more = joins === 'province' ? { province } : joins === undefined || joined.trim() === '' ? {} : { [joins]: joined.trim() };
  return (
    <FormDialog
      title={t('organisations.create.title')}
      about={t('organisations.create.about')}
      confirm={t('organisations.create.do')}
      isReady={name.trim() !== ''}
      onConfirm={async () => {
        const english = nameEn.trim() === '' ? {} : { nameEn: nameEn.trim() };
        const made = await create.mutateAsync({ body: { kind, name: name.trim(), ...english, ...more } });
        open(`/organisations/${made.id}`);
      }}
      onClose={onClose}
    >
      <Pick
        label={t('organisations.column.kind')}
        value={kind}
        choices={KINDS}
        say={(one) => t(`organisations.kind.${one}`)}
        onPick={setKind}
      />
      <Field label={t('organisations.column.name')}>
        {(id) => <Input id={id} required maxLength={200} value={name} onChange={({ target }) => setName(target.value)} />}
      </Field>
      <Field label={t('organisations.nameEn')}>
        {(id) => <Input id={id} maxLength={200} value={nameEn} onChange={({ target }) => setNameEn(target.value)} />}
      </Field>
      {joins === 'province' ? (
        <Pick label={t('organisations.column.province')} value={province} choices={PROVINCES} say={sayProvince} onPick={setProvince} />
      ) : joins === undefined ? null : (
        <Field label={t(`organisations.create.${joins}`)} hint={t('organisations.create.idHint')}>
          {(id) => <Input id={id} maxLength={36} value={joined} onChange={({ target }) => setJoined(target.value)} />}
        </Field>
      )}
    </FormDialog>
  );
}
