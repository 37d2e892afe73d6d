import { changePassword } from '@touchstone/api-client/routes/session';
import { Input } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { Action } from '../../parts/action.tsx';
import { Problem } from '../../parts/problem.tsx';
import { useUnsaved } from '../../parts/use-unsaved.tsx';

const EMPTY = { current: '', next: '', again: '' };

/** Changes one's own password; all other sessions end. */
export function PasswordForm(): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const [typed, setTyped] = useState(EMPTY);
  const change = useChange(changePassword);
  const guard = useUnsaved(typed.next !== '' && !change.isPending);
  const differs = typed.again !== '' && typed.again !== typed.next;
  const isReady = typed.current !== '' && typed.next !== '' && typed.next === typed.again;
  const send = () => change.mutate({ body: { current: typed.current, next: typed.next } }, { onSuccess: () => setTyped(EMPTY) });
  return (
    <form
      className="form form-narrow"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) send();
      }}
    >
      {(['current', 'next', 'again'] as const).map((name) => (
        <div key={name} className="form-line">
          <label htmlFor={`${id}-${name}`}>{t(`settings.password.${name}`)}</label>
          <Input
            id={`${id}-${name}`}
            type="password"
            autoComplete={name === 'current' ? 'current-password' : 'new-password'}
            value={typed[name]}
            onChange={({ target }) => setTyped({ ...typed, [name]: target.value })}
            maxLength={256}
          />
        </div>
      ))}
      {differs ? <p role="alert">{t('settings.password.differs')}</p> : null}
      {change.error === null ? null : <Problem error={change.error} />}
      {change.isSuccess ? <p role="status">{t('settings.password.done')}</p> : null}
      <div>
        <Action kind="main" isBusy={change.isPending} onAct={() => isReady && send()}>
          {t('settings.password.change')}
        </Action>
      </div>
      {guard}
    </form>
  );
}
