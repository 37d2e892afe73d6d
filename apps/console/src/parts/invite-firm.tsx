import type { OutputOf } from '@touchstone/api-client';
import { inviteFirm } from '@touchstone/api-client/routes/claims';
import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../api/use-change.ts';
import { Action } from './action.tsx';
import { CodeMade } from './code-made.tsx';
import { Field } from './field.tsx';
import { FormDialog } from './form-dialog.tsx';

/** Invites a firm to join for an operator: the code is shown once, and kept nowhere. */
export function InviteFirm({ operator }: { readonly operator: string }): ReactNode {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [to, setTo] = useState('');
  const [basis, setBasis] = useState('');
  const [made, setMade] = useState<OutputOf<typeof inviteFirm>>();
  const invite = useChange(inviteFirm);
  const close = () => {
    setOpen(false);
    setMade(undefined);
    setTo('');
    setBasis('');
  };
  const send = async () => {
    setMade(await invite.mutateAsync({ params: { operator }, body: { to: to.trim(), basis: basis.trim() } }));
    return false;
  };
  return (
    <>
      <Action permission="claim.decide" onAct={() => setOpen(true)}>
        {t('claim.invite.do')}
      </Action>
      {isOpen && made === undefined ? (
        <FormDialog
          title={t('claim.invite.do')}
          about={t('claim.invite.about')}
          confirm={t('claim.invite.do')}
          isReady={to.trim() !== '' && basis.trim() !== ''}
          onConfirm={send}
          onClose={close}
        >
          <Field label={t('claim.invite.to')} hint={t('claim.invite.toHint')}>
            {(id) => <Input id={id} value={to} maxLength={200} onChange={({ target }) => setTo(target.value)} />}
          </Field>
          <Field label={t('steps.basis')} hint={t('claim.invite.basisHint')}>
            {(id) => <Input id={id} value={basis} maxLength={1000} onChange={({ target }) => setBasis(target.value)} />}
          </Field>
        </FormDialog>
      ) : null}
      {made === undefined ? null : (
        <CodeMade made={made} title={t('claim.invite.made')} label={t('claim.invite.label')} way="claim.invite.way" onClose={close} />
      )}
    </>
  );
}
