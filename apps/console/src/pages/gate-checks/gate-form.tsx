import { Input } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uploadFile } from '../../api/upload-file.ts';
import { useMay } from '../../app/me.ts';
import { Field } from '../../parts/field.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { Pick } from '../../parts/pick.tsx';
import { sizeText } from '../../parts/size-text.ts';
import { type Hashed, PackageField } from './package-field.tsx';

export interface AskedCheck {
  readonly sha256: string;
  readonly category?: number;
  readonly policy?: string;
}

interface Props {
  readonly policies: readonly { readonly name: string; readonly version: number }[];
  onAsk(check: AskedCheck): Promise<unknown>;
  onClose(): void;
}

const CATEGORIES = ['', ...Array.from({ length: 39 }, (_, i) => String(i + 1))];
const DIGEST = /^[0-9a-f]{64}$/;

/** Asks the gate about a package: a chosen file is hashed here and sent along; whose file is with the platform already gives its digest. */
export function GateForm({ policies, onAsk, onClose }: Props): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const [chosen, setChosen] = useState<Hashed>();
  const [typed, setTyped] = useState('');
  const [isSent, setSent] = useState(may('artifact.upload'));
  const [sentBytes, setSentBytes] = useState<number>();
  const [category, setCategory] = useState('');
  const [policy, setPolicy] = useState('');
  const stop = useRef<AbortController>(undefined);
  useEffect(() => () => stop.current?.abort(), []);
  const sha256 = chosen?.sha256 ?? typed.trim().toLowerCase();

  const send = async ({ file }: Hashed) => {
    const control = new AbortController();
    stop.current = control;
    setSentBytes(0);
    try {
      await uploadFile(file, {
        fetch: window.fetch.bind(window),
        signal: control.signal,
        onSent: setSentBytes,
        pause: (ms) => new Promise((done) => setTimeout(done, ms)),
      });
    } finally {
      setSentBytes(undefined);
    }
  };
  const ask = async () => {
    if (chosen !== undefined && isSent) await send(chosen);
    await onAsk({
      sha256,
      ...(category === '' ? {} : { category: Number(category) }),
      ...(policy === '' ? {} : { policy }),
    });
  };
  return (
    <FormDialog
      title={t('gate.ask')}
      about={t('gate.askConsequence')}
      confirm={t('gate.ask')}
      isReady={DIGEST.test(sha256)}
      onConfirm={ask}
      onClose={onClose}
    >
      <PackageField onChoose={setChosen} />
      {chosen === undefined || !may('artifact.upload') ? null : (
        <label>
          <input type="checkbox" checked={isSent} onChange={({ target }) => setSent(target.checked)} /> {t('gate.form.send')}
        </label>
      )}
      {chosen === undefined || sentBytes === undefined ? null : (
        <p role="status">
          <progress max={chosen.file.size} value={sentBytes} aria-label={t('gate.form.sending')} /> {sizeText(sentBytes)} /{' '}
          {sizeText(chosen.file.size)}
        </p>
      )}
      {chosen === undefined ? (
        <details>
          <summary>{t('gate.form.byDigest')}</summary>
          <Field label={t('gate.form.sha256')} hint={t('gate.form.sha256Form')}>
            {(id) => (
              <Input id={id} autoComplete="off" spellCheck={false} value={typed} onChange={({ target }) => setTyped(target.value)} />
            )}
          </Field>
        </details>
      ) : null}
      <Pick
        label={t('gate.form.category')}
        value={category}
        choices={CATEGORIES}
        say={(one) => (one === '' ? t('gate.form.unknown') : `${one} ${t(`appTypes.${one}`)}`)}
        onPick={setCategory}
      />
      <Pick
        label={t('gate.form.policy')}
        value={policy}
        choices={['', ...policies.map(({ name }) => name)]}
        say={(one) => (one === '' ? t('gate.form.newest') : one)}
        onPick={setPolicy}
      />
    </FormDialog>
  );
}
