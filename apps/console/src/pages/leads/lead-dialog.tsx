import { createLead, listLeads } from '@touchstone/api-client/routes/leads';
import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { useOpen } from '../../app/address.ts';
import { useMay } from '../../app/me.ts';
import { Field } from '../../parts/field.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { Pick } from '../../parts/pick.tsx';
import { PROVINCES, useProvince } from '../../parts/province.ts';

export const SOURCES = ['complaint', 'media', 'association', 'department', 'store', 'own'] as const;
const KINDS = ['app', 'sdk', 'store', 'mini-program', 'quick-app', 'preinstalled'] as const;
const NO_PROVINCE = '';

/** Takes a lead in; a person links it to an app afterwards. */
export function LeadDialog({ onClose }: { onClose(): void }): ReactNode {
  const { t } = useTranslation();
  const sayProvince = useProvince();
  const may = useMay();
  const open = useOpen();
  const create = useChange(createLead, [listLeads]);
  const [source, setSource] = useState<(typeof SOURCES)[number]>('media');
  const [kind, setKind] = useState<(typeof KINDS)[number]>('app');
  const [province, setProvince] = useState<(typeof PROVINCES)[number] | typeof NO_PROVINCE>(NO_PROVINCE);
  const [typed, setTyped] = useState({ subject: '', sourceDetail: '', clauses: '', note: '', reportedOn: '', reporter: '' });
  const text = (name: keyof typeof typed) => typed[name].trim();
  const given = (name: keyof typeof typed) => (text(name) === '' ? {} : { [name]: text(name) });
  const clauses = text('clauses')
    .split(/[\s,，、]+/)
    .filter((one) => one !== '');
  const input = (name: keyof typeof typed, maxLength: number, type = 'text') => (
    <Field label={t(`lead.new.${name}`)}>
      {(id) => (
        <Input
          id={id}
          type={type}
          maxLength={maxLength}
          required={name === 'subject'}
          value={typed[name]}
          onChange={({ target }) => setTyped({ ...typed, [name]: target.value })}
        />
      )}
    </Field>
  );
  return (
    <FormDialog
      title={t('lead.new.title')}
      about={t('lead.new.about')}
      confirm={t('lead.new.do')}
      isReady={text('subject') !== ''}
      onConfirm={async () => {
        const more = { ...given('sourceDetail'), ...given('note'), ...given('reportedOn'), ...given('reporter') };
        const where = { ...(clauses.length === 0 ? {} : { clauses }), ...(province === NO_PROVINCE ? {} : { province }) };
        const made = await create.mutateAsync({ body: { source, subjectKind: kind, subject: text('subject'), ...more, ...where } });
        open(`/leads/${made.id}`);
      }}
      onClose={onClose}
    >
      {input('subject', 500)}
      <Pick label={t('leads.column.kind')} value={kind} choices={KINDS} say={(one) => t(`leads.kind.${one}`)} onPick={setKind} />
      <Pick label={t('leads.column.source')} value={source} choices={SOURCES} say={(one) => t(`leads.source.${one}`)} onPick={setSource} />
      {input('sourceDetail', 500)}
      {input('clauses', 500)}
      {input('note', 10_000)}
      {input('reportedOn', 10, 'date')}
      <Pick
        label={t('leads.column.province')}
        value={province}
        choices={[NO_PROVINCE, ...PROVINCES]}
        say={(code) => (code === NO_PROVINCE ? t('lead.new.noProvince') : sayProvince(code))}
        onPick={setProvince}
      />
      {may('lead.read-person') ? input('reporter', 2000) : null}
    </FormDialog>
  );
}
