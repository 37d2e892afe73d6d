import { Button } from 'antd';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { CancelButton } from './cancel-button.tsx';
import { Dialog } from './dialog.tsx';
import { Problem } from './problem.tsx';
import { useSubmit } from './use-submit.ts';

interface Props {
  readonly title: string;
  /** What follows from it, said before it is done. */
  readonly about?: ReactNode;
  readonly confirm: string;
  readonly isDanger?: boolean;
  /** Everything that it needs is there. */
  readonly isReady?: boolean;
  /** Why it can be sent no more, though it was asked for: what was typed stays to be read. */
  readonly notNow?: string | undefined;
  readonly children?: ReactNode;
  /** Does it, and says with `false` that the dialog stays. What it throws is shown, and the dialog stays too. */
  onConfirm(): Promise<unknown>;
  onClose(): void;
}

/** Fields that are sent together; drawn while it is open. */
export function FormDialog({
  title,
  about,
  confirm,
  isDanger = false,
  isReady = true,
  notNow,
  children,
  onConfirm,
  onClose,
}: Props): ReactNode {
  const { t } = useTranslation();
  const unready = useId();
  const { isBusy, error, submit } = useSubmit(async () => {
    if ((await onConfirm()) !== false) onClose();
  });
  return (
    <Dialog title={title} isOpen isBusy={isBusy} onClose={onClose}>
      <form className="form" onSubmit={submit}>
        {about === undefined ? null : <div className="form-about">{about}</div>}
        {children}
        {error === undefined ? null : <Problem error={error} />}
        {notNow === undefined || isBusy ? null : (
          <p className="tone-warn" role="status">
            {notNow}
          </p>
        )}
        {isReady || notNow !== undefined ? null : (
          <p className="form-hint" id={unready}>
            {t('parts.unready')}
          </p>
        )}
        <footer>
          <CancelButton isBusy={isBusy} />
          <Button
            htmlType="submit"
            type="primary"
            danger={isDanger}
            loading={isBusy}
            disabled={!isReady || notNow !== undefined}
            aria-describedby={isReady || notNow !== undefined ? undefined : unready}
          >
            {confirm}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
