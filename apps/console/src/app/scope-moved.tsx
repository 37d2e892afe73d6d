import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../parts/dialog.tsx';

interface Props {
  /** For whom this window was opened, and for whom the browser works now. */
  readonly here: string;
  readonly now: string;
  /** Goes back to the one of this window. */
  onBack(): void;
}

/** Another window of the browser works for another firm now: nothing is done here that would be done for the wrong one. */
export function ScopeMoved({ here, now, onBack }: Props): ReactNode {
  const { t } = useTranslation();
  const [isLeaving, setLeaving] = useState(false);
  useEffect(() => {
    if (isLeaving) window.location.assign('/');
  }, [isLeaving]);
  return (
    <Dialog title={t('shell.scopeMoved.title', { now })} isOpen isSealed isBusy={isLeaving} onClose={onBack}>
      <p>{t('shell.scopeMoved.text', { here, now })}</p>
      <footer className="dialog-footer">
        <button type="button" className="button" onClick={onBack}>
          {t('shell.scopeMoved.back', { here })}
        </button>
        <button type="button" className="button" onClick={() => setLeaving(true)}>
          {t('shell.scopeMoved.go', { now })}
        </button>
      </footer>
    </Dialog>
  );
}
