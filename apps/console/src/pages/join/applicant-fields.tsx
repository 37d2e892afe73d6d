import { Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../parts/field.tsx';
import { KINDS, type Typed } from './applicant.ts';

interface Props {
  readonly typed: Typed;
  onChange(typed: Typed): void;
}

const TEXTS = [
  { name: 'organisation', maxLength: 200, autoComplete: 'organization', isPassword: false },
  { name: 'displayName', maxLength: 64, autoComplete: 'name', isPassword: false },
  { name: 'login', maxLength: 64, autoComplete: 'username', isPassword: false },
  { name: 'password', maxLength: 256, autoComplete: 'new-password', isPassword: true },
  { name: 'again', maxLength: 256, autoComplete: 'new-password', isPassword: true },
] as const;

/** The firm and its first person: whoever joins manages the people of the firm afterwards. */
export function ApplicantFields({ typed, onChange }: Props): ReactNode {
  const { t } = useTranslation();
  const differs = typed.again !== '' && typed.again !== typed.password;
  return (
    <>
      <Field label={t('join.field.kind')}>
        {(id) => (
          <select
            id={id}
            value={typed.kind}
            onChange={({ target }) => onChange({ ...typed, kind: KINDS.find((kind) => kind === target.value) ?? 'enterprise' })}
          >
            {KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t(`join.kind.${kind}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {TEXTS.map(({ name, maxLength, autoComplete, isPassword }) => (
        <Field key={name} label={t(`join.field.${name}`)} hint={name === 'password' ? t('join.passwordHint') : undefined}>
          {(id) => (
            <Input
              id={id}
              type={isPassword ? 'password' : 'text'}
              value={typed[name]}
              maxLength={maxLength}
              autoComplete={autoComplete}
              required
              onChange={({ target }) => onChange({ ...typed, [name]: target.value })}
            />
          )}
        </Field>
      ))}
      {differs ? <p role="alert">{t('signIn.invitation.differs')}</p> : null}
    </>
  );
}
