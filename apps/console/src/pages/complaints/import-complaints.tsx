import type { OutputOf } from '@touchstone/api-client';
import { importComplaints, previewComplaints } from '@touchstone/api-client/routes/complaints';
import { Button, Input } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { CancelButton } from '../../parts/cancel-button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Field } from '../../parts/field.tsx';
import { Problem } from '../../parts/problem.tsx';
import { tableTypeOf } from '../../parts/table-file.ts';
import { Text } from '../../parts/text.tsx';
import { ImportJob } from './import-job.tsx';

/** A list of 12321 or of a store: first what of it would be taken and which cells do not fit, then for good. */
export function ImportComplaints({ onClose }: { onClose(): void }): ReactNode {
  const { t } = useTranslation();
  const [source, setSource] = useState('');
  const [file, setFile] = useState<File>();
  const preview = useChange(previewComplaints);
  const send = useChange(importComplaints);
  const error = preview.error ?? send.error;
  const upload = (bytes: File) => ({ mediaType: tableTypeOf(bytes.name), bytes });
  const good = preview.data?.good ?? 0;
  if (send.data !== undefined) return <ImportJob job={send.data.id} source={source.trim()} onClose={onClose} />;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (file !== undefined) send.mutate({ query: { source: source.trim() }, upload: upload(file) });
  };
  return (
    <Dialog title={t('complaints.import.title')} isOpen onClose={onClose}>
      <form className="form" onSubmit={submit}>
        <p className="form-about">{t('complaints.import.about')}</p>
        <Field label={t('complaints.import.source')} hint={t('complaints.import.sourceHint')}>
          {(id) => <Input id={id} required maxLength={200} value={source} onChange={({ target }) => setSource(target.value)} />}
        </Field>
        <Field label={t('complaints.import.file')} hint={t('complaints.import.fileHint')}>
          {(id) => (
            <input
              id={id}
              type="file"
              accept=".xlsx,.csv"
              required
              onChange={({ target }) => {
                const chosen = target.files?.[0];
                setFile(chosen);
                send.reset();
                if (chosen === undefined) preview.reset();
                else preview.mutate({ upload: upload(chosen) });
              }}
            />
          )}
        </Field>
        <div role="status">
          {preview.isPending ? t('complaints.import.reading') : null}
          {preview.data === undefined ? null : <Preview preview={preview.data} />}
        </div>
        {error === null ? null : <Problem error={error} />}
        <footer>
          <CancelButton isBusy={send.isPending} />
          <Button htmlType="submit" type="primary" loading={send.isPending} disabled={good === 0 || source.trim() === ''}>
            {t('complaints.import.do', { count: good })}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}

function Preview({ preview }: { readonly preview: OutputOf<typeof previewComplaints> }): ReactNode {
  const { t } = useTranslation();
  const { rows, good, faults, isCut } = preview;
  return (
    <>
      <p className={good === rows ? 'tone-good' : 'tone-bad'}>{t('complaints.import.found', { rows, good, bad: rows - good })}</p>
      {faults.length === 0 ? null : (
        <ul className="links">
          {faults.map(({ row, column, field }) => (
            <li key={`${row} ${column}`}>
              {t('complaints.import.row', { row })} <Text>{column}</Text> · {t(`complaints.import.fault.${field}`)}
            </li>
          ))}
        </ul>
      )}
      {isCut ? <p className="none">{t('complaints.import.cut')}</p> : null}
    </>
  );
}
