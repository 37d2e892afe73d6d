import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly title: string;
  readonly isOpen: boolean;
  readonly children: ReactNode;
  onClose(): void;
}

/** A dialog of the browser: it holds the focus, Esc closes it, and what lies behind it is inert. */
export function Dialog({ title, isOpen, children, onClose }: Props): ReactNode {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    if (isOpen && dialog.current?.open === false) dialog.current.showModal();
    if (!isOpen) dialog.current?.close();
  }, [isOpen]);
  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      {isOpen ? (
        <>
          <header>
            <h2 id={id}>{title}</h2>
            <button type="button" className="button button-quiet" aria-label={t('parts.close')} onClick={onClose}>
              ✕
            </button>
          </header>
          {children}
        </>
      ) : null}
    </dialog>
  );
}
