import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyText } from './copy-text.tsx';
import { Dialog } from './dialog.tsx';

interface Props {
  readonly title: string;
  /** That it is shown this once, and what to do with it. */
  readonly about: string;
  readonly secret: string;
  onClose(): void;
}

/** A key or a token that is shown once, to be taken along: only who says that it was kept closes it. */
export function SecretDialog({ title, about, secret, onClose }: Props): ReactNode {
  const { t } = useTranslation();
  return (
    <Dialog title={title} isOpen isSealed onClose={onClose}>
      <div role="status">
        <CopyText text={secret} label={about} />
      </div>
      <footer className="dialog-footer">
        <button type="button" className="button" onClick={onClose}>
          {t('parts.secretKept')}
        </button>
      </footer>
    </Dialog>
  );
}
