import { whoAmI } from '@touchstone/api-client/routes/session';
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.ts';
import { session } from '../api/session.ts';
import { signedInElsewhere } from '../api/signed-in-elsewhere.ts';
import { Dialog } from '../parts/dialog.tsx';

const SignInForm = lazy(() => import('../pages/sign-in/sign-in-form.tsx').then((it) => ({ default: it.SignInForm })));
const AgainByProvider = lazy(() => import('../pages/sign-in/again-by-provider.tsx').then((it) => ({ default: it.AgainByProvider })));

/** The dialog stays, and the password does it. */
const ignored = () => {};

/** Asks who sits here to sign in when a session has ended: what was typed stays, and what was asked goes on. */
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
  useEffect(() => {
    if (!isOpen) return;
    return signedInElsewhere.listen(() => {
      void call(whoAmI, {}).then((me) => {
        // what lies open here is not for somebody else
        if (me.login !== login) return window.location.reload();
        setOpen(false);
        answer.current?.(true);
      }, ignored);
    });
  }, [isOpen, login]);
  const close = (signedIn: boolean) => {
    setOpen(false);
    answer.current?.(signedIn);
  };
  return (
    <Dialog title={t('signIn.again.title')} isOpen={isOpen} onClose={() => close(false)}>
      <p>{t('signIn.again.text')}</p>
      <Suspense fallback={null}>
        <SignInForm login={login} onDone={() => close(true)} />
        <AgainByProvider />
      </Suspense>
    </Dialog>
  );
}
