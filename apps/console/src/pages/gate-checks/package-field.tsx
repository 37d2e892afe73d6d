import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { digestOfFile } from '../../parts/chosen-file.ts';
import { Field } from '../../parts/field.tsx';
import { sizeText } from '../../parts/size-text.ts';

export interface Hashed {
  readonly file: File;
  readonly sha256: string;
}

interface Props {
  /** Undefined while another one is read. */
  onChoose(chosen: Hashed | undefined): void;
}

/** A package of this machine and its digest, which is made here. */
export function PackageField({ onChoose }: Props): ReactNode {
  const { t } = useTranslation();
  const [state, setState] = useState<'reading' | 'unreadable' | Hashed>();
  const newest = useRef<File>(undefined);
  const choose = async (file: File | undefined) => {
    newest.current = file;
    onChoose(undefined);
    setState(file === undefined ? undefined : 'reading');
    if (file === undefined) return;
    const read = await digestOfFile(file).then(
      (sha256): Hashed => ({ file, sha256 }),
      () => 'unreadable' as const,
    );
    // another one was chosen meanwhile
    if (newest.current !== file) return;
    setState(read);
    if (read !== 'unreadable') onChoose(read);
  };
  return (
    <Field label={t('gate.form.file')} hint={t('gate.form.fileHint')}>
      {(id) => (
        <>
          <input id={id} type="file" accept=".apk,.apks,.xapk,.apkm,.hap,.ipa" onChange={({ target }) => void choose(target.files?.[0])} />
          <span aria-live="polite">
            {state === 'reading' ? t('upload.reading') : null}
            {state === 'unreadable' ? <span className="tone-bad">{t('upload.refusal.unreadable')}</span> : null}
            {typeof state === 'object' ? (
              <>
                {sizeText(state.file.size)} <code className="hash">SHA-256 {state.sha256}</code>
              </>
            ) : null}
          </span>
        </>
      )}
    </Field>
  );
}
