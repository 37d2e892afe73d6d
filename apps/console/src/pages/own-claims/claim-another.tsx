import { challengeSigner, claimOperator, listOwnClaims } from '@touchstone/api-client/routes/claims';
import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { useChange } from '../../api/use-change.ts';
import { Action } from '../../parts/action.tsx';
import { Field } from '../../parts/field.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { SignedChallenge, type SignedText } from '../../parts/signed-challenge.tsx';

const WAYS = ['code', 'invitation', 'key'] as const;
const METHOD = { code: 'order-code', invitation: 'invitation' } as const;

/** Claims another operator: by the code of an order or of an invitation, or with the key of its app. */
export function ClaimAnother(): ReactNode {
  const { t } = useTranslation();
  const [way, setWay] = useState<(typeof WAYS)[number]>();
  const [code, setCode] = useState('');
  const [signed, setSigned] = useState<SignedText>();
  const claim = useChange(claimOperator, [listOwnClaims]);
  const close = () => {
    setWay(undefined);
    setCode('');
    setSigned(undefined);
  };
  const send = async () => {
    if (way === 'code' || way === 'invitation') await claim.mutateAsync({ body: { method: METHOD[way], code: code.trim() } });
    else if (signed !== undefined) await claim.mutateAsync({ body: { method: 'signing-key', ...signed } });
  };
  return (
    <>
      {WAYS.map((one) => (
        <Action key={one} permission="claim.create" kind={one === 'code' ? 'main' : 'plain'} onAct={() => setWay(one)}>
          {t(`claims.another.${one}`)}
        </Action>
      ))}
      {way === undefined ? null : (
        <FormDialog
          title={t(`claims.another.${way}`)}
          about={t(`join.means.${way}`)}
          confirm={t('claims.another.do')}
          isReady={way === 'key' ? signed !== undefined : code.trim() !== ''}
          onConfirm={send}
          onClose={close}
        >
          {way === 'key' ? (
            <SignedChallenge
              onAsk={(signer, organisation) => call(challengeSigner, { body: { signer, organisation } })}
              onSigned={setSigned}
            />
          ) : (
            <Field label={t(`join.${way}.label`)} hint={t(`join.${way}.hint`)}>
              {(id) => <Input id={id} value={code} maxLength={40} onChange={({ target }) => setCode(target.value)} />}
            </Field>
          )}
        </FormDialog>
      )}
    </>
  );
}
