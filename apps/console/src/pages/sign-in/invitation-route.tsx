import { acceptInvitation } from '@touchstone/api-client/routes/session';
import { Button, Input } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { PageHeader } from '../../parts/page-header.tsx';
import { Problem } from '../../parts/problem.tsx';
import { useSubmit } from '../../parts/use-submit.ts';
import { Door } from './door.tsx';

/** Sets the first password by a link that works once; its token stands behind the `#` and so in no log. */
export function Route(): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const [token] = useState(() => window.location.hash.slice(1));
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const differs = again !== '' && again !== password;

  const { isBusy, error, submit } = useSubmit(async () => {
    if (password !== again) return;
    await call(acceptInvitation, { body: { token, password } });
    window.location.replace('/');
  });
  return (
    <Door>
      <PageHeader title={t('signIn.invitation.title')} about={t('signIn.invitation.text')} />
      <form className="form" onSubmit={submit}>
        <label htmlFor={`${id}-1`}>{t('signIn.invitation.password')}</label>
        <Input
          id={`${id}-1`}
          type="password"
          size="large"
          autoComplete="new-password"
          value={password}
          onChange={({ target }) => setPassword(target.value)}
          required
          maxLength={256}
        />
        <label htmlFor={`${id}-2`}>{t('signIn.invitation.again')}</label>
        <Input
          id={`${id}-2`}
          type="password"
          size="large"
          autoComplete="new-password"
          value={again}
          onChange={({ target }) => setAgain(target.value)}
          required
          maxLength={256}
          status={differs ? 'error' : ''}
        />
        {differs ? <p role="alert">{t('signIn.invitation.differs')}</p> : null}
        {error === undefined ? null : <Problem error={error} />}
        <Button type="primary" htmlType="submit" size="large" block loading={isBusy}>
          {t('signIn.enter')}
        </Button>
      </form>
    </Door>
  );
}
