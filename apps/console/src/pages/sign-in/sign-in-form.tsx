import { ApiProblem } from '@touchstone/api-client';
import { signIn } from '@touchstone/api-client/routes/session';
import { Button, Input } from 'antd';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { Problem } from '../../parts/problem.tsx';

interface Props {
  /** Whose session ended; '' at the door. */
  readonly login: string;
  onDone(): void;
}

/** Account and password; the code is asked for when the server wants one. */
export function SignInForm({ login: known, onDone }: Props): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const [login, setLogin] = useState(known);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState<string>();
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      await call(signIn, { body: { login: login.trim(), password, ...(code === undefined || code === '' ? {} : { code: code.trim() }) } });
      onDone();
    } catch (failure) {
      if (failure instanceof ApiProblem && failure.code === 'second-factor-required') setCode('');
      else setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className="form" onSubmit={(event) => void submit(event)}>
      <label htmlFor={`${id}-login`}>{t('signIn.login')}</label>
      <Input
        id={`${id}-login`}
        size="large"
        value={login}
        onChange={({ target }) => setLogin(target.value)}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        readOnly={known !== ''}
        required
        maxLength={128}
      />
      <label htmlFor={`${id}-password`}>{t('signIn.password')}</label>
      <Input
        id={`${id}-password`}
        size="large"
        type="password"
        value={password}
        onChange={({ target }) => setPassword(target.value)}
        autoComplete="current-password"
        required
        maxLength={256}
      />
      {code === undefined ? null : (
        <>
          <label htmlFor={`${id}-code`}>{t('signIn.code')}</label>
          <Input
            id={`${id}-code`}
            size="large"
            value={code}
            onChange={({ target }) => setCode(target.value)}
            autoComplete="one-time-code"
            inputMode="numeric"
            minLength={6}
            maxLength={32}
            required
            autoFocus
          />
          <p className="form-hint">{t('signIn.codeHint')}</p>
        </>
      )}
      {error === undefined ? null : <Problem error={error} />}
      <Button type="primary" htmlType="submit" size="large" loading={isBusy} block>
        {t('signIn.enter')}
      </Button>
    </form>
  );
}
