import { whoAmI } from '@touchstone/api-client/routes/session';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReadAgain } from '../../api/use-read-again.ts';
import { useMe } from '../../app/me.ts';
import { Action } from '../../parts/action.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { SecondFactorForm } from './second-factor-form.tsx';

/** Whether a code is asked for at sign-in, and how to set that up. */
export function SecondFactor(): ReactNode {
  const { t } = useTranslation();
  const { hasSecondFactor } = useMe();
  const readAgain = useReadAgain();
  const [isOpen, setOpen] = useState(false);
  const done = () => {
    setOpen(false);
    void readAgain([whoAmI]);
  };
  return (
    <>
      <p>{t(hasSecondFactor ? 'settings.secondFactor.on' : 'settings.secondFactor.off')}</p>
      <Action onAct={() => setOpen(true)}>{t(hasSecondFactor ? 'settings.secondFactor.renew' : 'settings.secondFactor.start')}</Action>
      <Dialog title={t('settings.secondFactor.title')} isOpen={isOpen} onClose={() => setOpen(false)}>
        <SecondFactorForm onDone={done} />
      </Dialog>
    </>
  );
}
