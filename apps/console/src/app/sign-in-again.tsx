import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { session } from '../api/session.ts';

import { Dialog } from '../parts/dialog.tsx';
import { loadInAntd } from './load-in-antd.ts';

const SignInForm = lazy(() => loadInAntd(() => import('../pages/sign-in/sign-in-form.tsx').then((it) => it.SignInForm)));

/** Asks for the password when a session has ended: what was typed stays, and what was asked goes on. */
export function SignInAgain({ login }: { readonly login: string }): ReactNode {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const answer = useRef<(signedIn: boolean) => void>(undefined);

  useEffect(
    () =>
      session.askedBy(
        () =>
          new Promise((resolve) => {
            answer.current = resolve;
            setOpen(true);
          }),
      ),
    [],
  );
  const close = (signedIn: boolean) => {
    setOpen(false);
    answer.current?.(signedIn);
  };
  return (
    <Dialog title={t('signIn.again.title')} isOpen={isOpen} onClose={() => close(false)}>
      <p>{t('signIn.again.text')}</p>
      <Suspense fallback={null}>
        <SignInForm login={login} onDone={() => close(true)} />
      </Suspense>
    </Dialog>
  );
}
