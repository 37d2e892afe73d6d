import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyText } from './copy-text.tsx';
import { Dialog } from './dialog.tsx';
import { TimeText } from './time-text.tsx';

interface Props {
  readonly made: { readonly code: string; readonly expiresAt: string };
  readonly title: string;
  readonly label: string;
  /** Words that tell the firm where its code goes. */
  readonly way: string;
  onClose(): void;
}

/** A code to join by, shown once: it is kept nowhere. */
export function CodeMade({ made, title, label, way, onClose }: Props): ReactNode {
  const { t } = useTranslation();
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <div className="form">
        <p className="tone-warn">{t('claim.code.once')}</p>
        <CopyText text={made.code} label={label} />
        <p>
          {t('claim.code.until')} <TimeText at={made.expiresAt} />
        </p>
        <p className="form-hint">{t(way, { address: `${window.location.origin}/join` })}</p>
      </div>
    </Dialog>
  );
}
