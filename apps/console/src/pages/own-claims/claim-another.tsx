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

const WAYS = ['code', 'key'] as const;

/** Claims another operator: by the code of an order, or with the key of its app. */
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
    if (way === 'code') await claim.mutateAsync({ body: { method: 'order-code', code: code.trim() } });
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
          isReady={way === 'code' ? code.trim() !== '' : signed !== undefined}
          onConfirm={send}
          onClose={close}
        >
          {way === 'code' ? (
            <Field label={t('join.code.label')} hint={t('join.code.hint')}>
              {(id) => <Input id={id} value={code} maxLength={40} onChange={({ target }) => setCode(target.value)} />}
            </Field>
          ) : (
            <SignedChallenge
              onAsk={(signer, organisation) => call(challengeSigner, { body: { signer, organisation } })}
              onSigned={setSigned}
            />
          )}
        </FormDialog>
      )}
    </>
  );
}
