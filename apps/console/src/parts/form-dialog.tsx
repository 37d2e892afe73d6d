import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
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
  readonly children?: ReactNode;
  /** Does it, and says with `false` that the dialog stays. What it throws is shown, and the dialog stays too. */
  onConfirm(): Promise<unknown>;
  onClose(): void;
}

/** Fields that are sent together; drawn while it is open. */
export function FormDialog({ title, about, confirm, isDanger = false, isReady = true, children, onConfirm, onClose }: Props): ReactNode {
  const { t } = useTranslation();
  const { isBusy, error, submit } = useSubmit(async () => {
    if ((await onConfirm()) !== false) onClose();
  });
  return (
    <Dialog title={title} isOpen isBusy={isBusy} onClose={onClose}>
      <form className="form" onSubmit={submit}>
        {about === undefined ? null : <div className="form-about">{about}</div>}
        {children}
        {error === undefined ? null : <Problem error={error} />}
        <footer>
          <Button onClick={onClose}>{t('parts.cancel')}</Button>
          <Button htmlType="submit" type="primary" danger={isDanger} loading={isBusy} disabled={!isReady}>
            {confirm}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
