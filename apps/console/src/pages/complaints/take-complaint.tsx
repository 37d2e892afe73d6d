import type { OutputOf } from '@touchstone/api-client';
import { listComplaints, takeComplaint } from '@touchstone/api-client/routes/complaints';
import { readDesk } from '@touchstone/api-client/routes/desk';
import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Field } from '../../parts/field.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { Pick } from '../../parts/pick.tsx';
import { PROVINCES, useProvince } from '../../parts/province.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import { BLANK_CALL, CALL_FIELDS, wishOfCall } from './call-fields.ts';

/** Takes down what somebody says at the telephone or at the counter; what they ask with later is told once. */
export function TakeComplaint({ onClose }: { onClose(): void }): ReactNode {
  const { t } = useTranslation();
  const province = useProvince();
  const take = useChange(takeComplaint, [listComplaints, readDesk]);
  const [typed, setTyped] = useState(BLANK_CALL);
  if (take.data !== undefined) return <Taken taken={take.data} onClose={onClose} />;
  return (
    <FormDialog
      title={t('complaints.take.title')}
      about={t('complaints.take.about')}
      confirm={t('complaints.take.do')}
      isReady={CALL_FIELDS.every(({ name, least }) => typed[name].trim().length >= least)}
      onConfirm={async () => {
        await take.mutateAsync({ body: wishOfCall(typed) });
        return false;
      }}
      onClose={onClose}
    >
      {CALL_FIELDS.map(({ name, kind, least, most }) => (
        <Field key={name} label={t(`complaints.take.${name}`)}>
          {(id) => {
            const input = {
              ...{ id, value: typed[name], required: least > 0, maxLength: most, autoComplete: 'off' },
              onChange: ({ target }: { readonly target: { readonly value: string } }) => setTyped({ ...typed, [name]: target.value }),
            };
            return kind === 'long' ? <Input.TextArea rows={5} {...input} /> : <Input type={kind} {...input} />;
          }}
        </Field>
      ))}
      <Pick
        label={t('complaints.take.province')}
        value={typed.province}
        choices={['', ...PROVINCES]}
        say={(code) => (code === '' ? t('complaints.take.unknown') : province(code))}
        onPick={(code) => setTyped({ ...typed, province: code })}
      />
    </FormDialog>
  );
}

function Taken({ taken, onClose }: { readonly taken: OutputOf<typeof takeComplaint>; onClose(): void }): ReactNode {
  const { t } = useTranslation();
  const { complaint, secret } = taken;
  return (
    <Dialog title={t('complaints.taken.title')} isOpen onClose={onClose}>
      <div role="status">
        <p>{t('complaints.taken.about')}</p>
        <Facts
          lines={[
            { label: t('complaints.taken.code'), value: <code>{complaint.code}</code> },
            { label: t('complaints.taken.secret'), value: <code>{secret}</code> },
            { label: t('complaints.column.state'), value: <StateTag kind="complaint" state={complaint.state} /> },
          ]}
        />
      </div>
      <footer className="dialog-footer">
        <PageLink to={`/complaints/${complaint.id}`}>{t('complaints.taken.open')}</PageLink>
        <button type="button" className="button" onClick={onClose}>
          {t('complaints.taken.told')}
        </button>
      </footer>
    </Dialog>
  );
}
