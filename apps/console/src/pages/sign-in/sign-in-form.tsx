import { ApiProblem } from '@touchstone/api-client';
import { signIn } from '@touchstone/api-client/routes/session';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { Problem } from '../../parts/problem.tsx';
import './sign-in.css';
import { useSubmit } from '../../parts/use-submit.ts';

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

  const { isBusy, error, submit } = useSubmit(async () => {
    try {
      await call(signIn, { body: { login: login.trim(), password, ...(code === undefined || code === '' ? {} : { code: code.trim() }) } });
      onDone();
    } catch (failure) {
      if (failure instanceof ApiProblem && failure.code === 'second-factor-required') setCode('');
      else throw failure;
    }
  });
  return (
    <form className="form" onSubmit={submit}>
      <label htmlFor={`${id}-login`}>{t('signIn.login')}</label>
      <input
        id={`${id}-login`}
        className="door-input"
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
      <input
        id={`${id}-password`}
        className="door-input"
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
          <input
            id={`${id}-code`}
            className="door-input"
            value={code}
            onChange={({ target }) => setCode(target.value)}
            autoComplete="one-time-code"
            inputMode="numeric"
            minLength={6}
            maxLength={32}
            required
            // biome-ignore lint/a11y/noAutofocus: it appears under the hands of who just asked to enter
            autoFocus
          />
          <p className="form-hint">{t('signIn.codeHint')}</p>
        </>
      )}
      {error === undefined ? null : <Problem error={error} />}
      <button type="submit" className="door-button door-button-main" disabled={isBusy}>
        {t('signIn.enter')}
      </button>
    </form>
  );
}
