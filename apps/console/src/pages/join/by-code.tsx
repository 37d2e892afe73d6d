import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../parts/field.tsx';
import type { Applicant } from './applicant.ts';
import { JoinForm } from './join-form.tsx';

interface Props {
  readonly label: string;
  readonly hint: string;
  onJoin(sent: Applicant & { readonly code: string }): Promise<{ readonly isAccepted: boolean }>;
}

/** Joins with a code that was handed over on paper. */
export function ByCode({ label, hint, onJoin }: Props): ReactNode {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  return (
    <JoinForm
      isReady={code.replaceAll(/[^A-Za-z0-9]/g, '').length >= 16}
      onJoin={(applicant) => onJoin({ ...applicant, code: code.trim() })}
    >
      <Field label={t(label)} hint={t(hint)}>
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
