import { useBlocker } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Leaving } from './leaving.ts';

interface Props {
  readonly title: string;
  readonly isOpen: boolean;
  /** What it holds is being sent: it stays, and another page may be opened from it. */
  readonly isBusy?: boolean;
  /** Only a button in it closes it: what it shows is shown this once. */
  readonly isSealed?: boolean;
  readonly children: ReactNode;
  onClose(): void;
}

/**
 * A dialog of the browser: it holds the focus, Esc closes it, and what lies behind it is inert. Once something was typed in it, it asks
 * before it is left; while that is being sent it stays, for what comes of it is told here.
 */
export function Dialog({ title, isOpen, isBusy = false, isSealed = false, children, onClose }: Props): ReactNode {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const isTyped = useRef(false);
  const [isAsking, setAsking] = useState(false);
  const isHeld = () => (isTyped.current || isSealed) && !isBusy;
  const blocker = useBlocker({ shouldBlockFn: isHeld, enableBeforeUnload: isHeld, withResolver: true, disabled: !isOpen });

  useEffect(() => {
    isTyped.current = false;
    setAsking(false);
    if (isOpen && dialog.current?.open === false) dialog.current.showModal();
    if (!isOpen) dialog.current?.close();
  }, [isOpen]);

  // one that is taken away while it is open gives the focus back too
  useLayoutEffect(() => {
    const shown = dialog.current;
    return () => shown?.close();
  }, []);

  const leave = () => {
    if (isBusy || isSealed) return;
    if (isHeld()) setAsking(true);
    else onClose();
  };
  const answer = (leaves: boolean) => {
    setAsking(false);
    if (leaves) isTyped.current = false;
    if (blocker.status === 'blocked') (leaves ? blocker.proceed : blocker.reset)();
    if (leaves) onClose();
  };
  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby={id}
      onInput={(event) => {
        isTyped.current ||= isKept(event);
      }}
      onCancel={(event) => {
        event.preventDefault();
        leave();
      }}
      onClose={() => {
        // a browser closes it at the second Esc, whatever is said to the first
        if (isOpen) dialog.current?.showModal();
      }}
    >
      {isOpen ? (
        <>
          <header>
            <h2 id={id}>{title}</h2>
            {isSealed ? null : (
              <button type="button" className="button button-quiet" aria-label={t('parts.close')} disabled={isBusy} onClick={leave}>
                ✕
              </button>
            )}
          </header>
          <Leaving value={leave}>{children}</Leaving>
          {isAsking || blocker.status === 'blocked' ? (
            <div className="dialog-ask" role="alert">
              <p>{t('parts.unsaved.text')}</p>
              <button type="button" className="button" onClick={() => answer(true)}>
                {t('parts.unsaved.leave')}
              </button>
              <button type="button" className="button" onClick={() => answer(false)}>
                {t('parts.unsaved.stay')}
              </button>
            </div>
          ) : null}
        </>
      ) : null}
    </dialog>
  );
}

/** A password is typed again as fast as it was typed. */
const isKept = ({ target }: FormEvent): boolean => !(target instanceof HTMLInputElement && target.type === 'password');
