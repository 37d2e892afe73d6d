import { Button, Input } from 'antd';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from './dialog.tsx';
import { Problem } from './problem.tsx';

interface Props {
  readonly title: string;
  /** What follows from it, said before it is done. */
  readonly consequence: ReactNode;
  /** What the reason is called here: 依据, 理由. */
  readonly reasonLabel?: string;
  readonly confirm: string;
  readonly isOpen: boolean;
  readonly isDanger?: boolean;
  readonly maxLength?: number;
  /** More fields, above the reason. */
  readonly children?: ReactNode;
  /** Does it. What it throws is shown, and the dialog stays. */
  onConfirm(reason: string): Promise<unknown>;
  onClose(): void;
}

/** Asks for a reason before something is done that cannot be undone in silence. */
export function ReasonDialog(props: Props): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const [reason, setReason] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();

  const close = () => {
    setReason('');
    setError(undefined);
    props.onClose();
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      await props.onConfirm(reason.trim());
      close();
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog title={props.title} isOpen={props.isOpen} isBusy={isBusy} onClose={close}>
      <form onSubmit={(event) => void submit(event)} className="form">
        <div className="form-about">{props.consequence}</div>
        {props.children}
        <label htmlFor={id}>{props.reasonLabel ?? t('parts.reason')}</label>
        <Input.TextArea
          id={id}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
          required
          rows={3}
          maxLength={props.maxLength ?? 1000}
        />
        {error === undefined ? null : <Problem error={error} />}
        <footer>
          <Button onClick={close}>{t('parts.cancel')}</Button>
          <Button htmlType="submit" type="primary" danger={props.isDanger === true} loading={isBusy} disabled={reason.trim() === ''}>
            {props.confirm}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
