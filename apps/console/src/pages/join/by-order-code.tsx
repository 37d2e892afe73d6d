import { joinByOrderCode } from '@touchstone/api-client/routes/claims';
import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { Field } from '../../parts/field.tsx';
import { JoinForm } from './join-form.tsx';

/** The code stands on the order that was served. */
export function ByOrderCode(): ReactNode {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  return (
    <JoinForm
      isReady={code.replaceAll(/[^A-Za-z0-9]/g, '').length >= 16}
      onJoin={(applicant) => call(joinByOrderCode, { body: { ...applicant, code: code.trim() } })}
    >
      <Field label={t('join.code.label')} hint={t('join.code.hint')}>
        {(id) => (
          <Input
            id={id}
            value={code}
            minLength={16}
            maxLength={40}
            required
            autoComplete="off"
            spellCheck={false}
            onChange={({ target }) => setCode(target.value)}
          />
        )}
      </Field>
    </JoinForm>
  );
}
