import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Action } from './action.tsx';
import type { Accepted, ChosenFile } from './chosen-file.ts';
import { FileField } from './file-field.tsx';
import { FormDialog } from './form-dialog.tsx';

interface Props {
  /** What the button says. */
  readonly label: string;
  /** What follows from it, said before it is done. */
  readonly about: string;
  readonly permission: string;
  readonly kind?: 'main' | 'plain';
  /** Why it cannot be done now. */
  readonly reason?: string | undefined;
  readonly fileLabel: string;
  readonly accepted: Accepted;
  /** More that it asks for, and whether that is there. */
  readonly children?: ReactNode;
  readonly isReady?: boolean;
  onSend(file: ChosenFile): Promise<unknown>;
}

/** A button that takes a file, in a dialog of its own. */
export function UploadAction({ label, about, permission, kind = 'plain', reason, isReady = true, ...props }: Props): ReactNode {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [file, setFile] = useState<ChosenFile>();
  const close = () => {
    setOpen(false);
    setFile(undefined);
  };
  return (
    <>
      <Action kind={kind} permission={permission} reason={reason} onAct={() => setOpen(true)}>
        {label}
      </Action>
      {isOpen ? (
        <FormDialog
          title={label}
          about={about}
          confirm={t('upload.send')}
          isReady={isReady && file !== undefined}
          onConfirm={() => (file === undefined ? Promise.resolve(false) : props.onSend(file))}
          onClose={close}
        >
          <FileField label={props.fileLabel} accepted={props.accepted} onChoose={setFile} />
          {props.children}
        </FormDialog>
      ) : null}
    </>
  );
}
