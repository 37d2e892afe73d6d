import { Button } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from './dialog.tsx';
import { Problem } from './problem.tsx';

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
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      if ((await onConfirm()) !== false) onClose();
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog title={title} isOpen isBusy={isBusy} onClose={onClose}>
      <form className="form" onSubmit={(event) => void submit(event)}>
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
