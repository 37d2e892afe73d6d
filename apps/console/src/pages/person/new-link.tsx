import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../parts/dialog.tsx';
import { TimeText } from '../../parts/time-text.tsx';

interface Props {
  readonly token: string;
  readonly expiresAt: string;
  onClose(): void;
}

/** A link that sets a password, shown this once; its token stands behind the `#` and so in no log. */
export function NewLink({ token, expiresAt, onClose }: Props): ReactNode {
  const { t } = useTranslation();
  return (
    <Dialog title={t('person.link.title')} isOpen onClose={onClose}>
      <div role="status">
        <p>{t('person.link.about')}</p>
        <p>
          <code>{`${window.location.origin}/invitation#${token}`}</code>
        </p>
        <p className="form-hint">
          {t('person.link.until')} <TimeText at={expiresAt} />
        </p>
      </div>
      <footer className="dialog-footer">
        <button type="button" className="button" onClick={onClose}>
          {t('person.link.kept')}
        </button>
      </footer>
    </Dialog>
  );
}
