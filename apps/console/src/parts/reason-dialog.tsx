import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from './field.tsx';
import { FormDialog } from './form-dialog.tsx';

interface Props {
  readonly title: string;
  /** What follows from it, said before it is done. */
  readonly consequence: ReactNode;
  /** What the reason is called here: 依据, 理由. */
  readonly reasonLabel?: string;
  readonly confirm: string;
  readonly isOpen: boolean;
  readonly isDanger?: boolean;
  readonly maxLength?: number | undefined;
  /** Everything else that it asks for is there. */
  readonly isReady?: boolean;
  /** Why it can be sent no more, though it was asked for. */
  readonly notNow?: string | undefined;
  /** More fields, above the reason. */
  readonly children?: ReactNode;
  /** Does it. What it throws is shown, and the dialog stays. */
  onConfirm(reason: string): Promise<unknown>;
  onClose(): void;
}

type Asked = Omit<Props, 'isOpen'>;

/** Asks for a reason before something is done that cannot be undone in silence. */
export function ReasonDialog({ isOpen, ...props }: Props): ReactNode {
  return isOpen ? <Ask {...props} /> : null;
}

function Ask({
  title,
  consequence,
  reasonLabel,
  confirm,
  isDanger = false,
  maxLength = 1000,
  isReady = true,
  notNow,
  ...props
}: Asked): ReactNode {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  return (
    <FormDialog
      {...{ title, confirm, isDanger, notNow }}
      about={consequence}
      isReady={isReady && reason.trim() !== ''}
      onConfirm={async () => {
        await props.onConfirm(reason.trim());
      }}
      onClose={props.onClose}
    >
      {props.children}
      <Field label={reasonLabel ?? t('parts.reason')}>
        {(id) => (
          <Input.TextArea
            id={id}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
            required
            rows={3}
            maxLength={maxLength}
          />
        )}
      </Field>
    </FormDialog>
  );
}
