import { listAcquisitions } from '@touchstone/api-client/routes/acquisition';
import { Button } from 'antd';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fetchSignedIn } from '../../api/fetch-signed-in.ts';
import { uploadFile } from '../../api/upload-file.ts';
import { useReadAgain } from '../../api/use-read-again.ts';
import { useOpen } from '../../app/address.ts';
import { Problem } from '../../parts/problem.tsx';
import { Section } from '../../parts/section.tsx';
import { sizeText } from '../../parts/size-text.ts';
import { Text } from '../../parts/text.tsx';
import { useUnsaved } from '../../parts/use-unsaved.tsx';

/** Larger ones the platform does not take. */
const MOST_BYTES = 4 * 1024 ** 3;

interface Sending {
  readonly file: File;
  readonly sent: number;
}

/** Sends a file in pieces, says how far it is, and goes to where it is checked. */
export function UploadApp(): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const open = useOpen();
  const readAgain = useReadAgain();
  const stop = useRef<AbortController>(undefined);
  const [sending, setSending] = useState<Sending>();
  const [error, setError] = useState<unknown>();
  const unsaved = useUnsaved(sending !== undefined);
  useEffect(() => () => stop.current?.abort(), []);

  const send = async (file: File | undefined) => {
    if (file === undefined) return;
    const control = new AbortController();
    stop.current = control;
    setError(undefined);
    setSending({ file, sent: 0 });
    try {
      const upload = await uploadFile(file, {
        fetch: fetchSignedIn,
        signal: control.signal,
        onSent: (sent) => setSending({ file, sent }),
        pause: (ms) => new Promise((done) => setTimeout(done, ms)),
      });
      await readAgain([listAcquisitions]);
      setSending(undefined);
      // the guard of what is on its way is gone when this is drawn
      setTimeout(() => open(`/acquisitions/${upload}`));
    } catch (failure) {
      setSending(undefined);
      if (!control.signal.aborted) setError(failure);
    }
  };
  return (
    <Section title={t('acquisitions.upload.title')}>
      {unsaved}
      {sending === undefined ? (
        <>
          <label htmlFor={id}>{t('acquisitions.upload.choose')}</label>{' '}
          <input
            id={id}
            type="file"
            accept=".apk,.apks,.xapk,.apkm,.hap,.ipa"
            aria-describedby={`${id}-about`}
            onChange={({ target }) => void send(target.files?.[0])}
          />
          <p id={`${id}-about`} className="form-hint">
            {t('acquisitions.upload.about', { most: sizeText(MOST_BYTES) })}
          </p>
        </>
      ) : (
        <>
          <p role="status">
            <Text>{sending.file.name}</Text> {sizeText(sending.sent)} / {sizeText(sending.file.size)}
          </p>
          <progress max={sending.file.size} value={sending.sent} aria-label={t('acquisitions.upload.title')} />{' '}
          <Button onClick={() => stop.current?.abort()}>{t('acquisitions.upload.stop')}</Button>
        </>
      )}
      {error === undefined ? null : <Problem error={error} />}
    </Section>
  );
}
