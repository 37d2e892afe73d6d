import { beginSecondFactor, confirmSecondFactor } from '@touchstone/api-client/routes/session';
import { Button, Input, QRCode } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { Problem } from '../../parts/problem.tsx';
import { useSubmit } from '../../parts/use-submit.ts';
import './second-factor.css';

interface Begun {
  readonly secret: string;
  readonly address: string;
  readonly ticket: string;
}

/** Sets up an authenticator: password, secret, first code, recovery codes. */
export function SecondFactorForm({ onDone }: { onDone(): void }): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const [password, setPassword] = useState('');
  const [begun, setBegun] = useState<Begun>();
  const [code, setCode] = useState('');
  const [recoveryCodes, setRecoveryCodes] = useState<readonly string[]>();

  const { isBusy, error, submit } = useSubmit(async () => {
    if (begun === undefined) setBegun(await call(beginSecondFactor, { body: { password } }));
    else setRecoveryCodes((await call(confirmSecondFactor, { body: { ticket: begun.ticket, code: code.trim() } })).recoveryCodes);
  });
  if (recoveryCodes !== undefined) {
    return (
      <div className="form">
        <p>{t('settings.secondFactor.keepCodes')}</p>
        <ul className="codes">
          {recoveryCodes.map((one) => (
            <li key={one}>
              <code>{one}</code>
            </li>
          ))}
        </ul>
        <Button type="primary" onClick={onDone}>
          {t('settings.secondFactor.kept')}
        </Button>
      </div>
    );
  }
  return (
    <form className="form" onSubmit={submit}>
      {begun === undefined ? (
        <>
          <label htmlFor={`${id}-password`}>{t('signIn.password')}</label>
          <Input
            id={`${id}-password`}
            type="password"
            autoComplete="current-password"
            value={password}
            onChange={({ target }) => setPassword(target.value)}
            required
            maxLength={256}
          />
        </>
      ) : (
        <>
          <p>{t('settings.secondFactor.scan')}</p>
          {/* the same stands below as text */}
          <div aria-hidden="true">
            <QRCode value={begun.address} type="svg" size={180} />
          </div>
          <p>
            {t('settings.secondFactor.secret')} <code>{begun.secret}</code>
          </p>
          <label htmlFor={`${id}-code`}>{t('signIn.code')}</label>
          <Input
            id={`${id}-code`}
            inputMode="numeric"
            autoComplete="one-time-code"
            value={code}
            onChange={({ target }) => setCode(target.value)}
            required
            minLength={6}
            maxLength={32}
          />
        </>
      )}
      {error === undefined ? null : <Problem error={error} />}
      <Button type="primary" htmlType="submit" loading={isBusy}>
        {t('parts.next')}
      </Button>
    </form>
  );
}
