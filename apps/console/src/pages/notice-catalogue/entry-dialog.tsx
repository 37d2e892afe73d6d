import { addNoticeCatalogueEntry, readNoticeCatalogue } from '@touchstone/api-client/routes/notices';
import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { Field } from '../../parts/field.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { JsonField } from '../../parts/json-field.tsx';
import { jsonOf } from '../../parts/json-of.ts';

export type EntryKind = 'template' | 'format' | 'basis' | 'source';

interface Props {
  readonly kind: EntryKind;
  /** What it is now; undefined for a new one. */
  readonly content: object | undefined;
  onClose(): void;
}

/** Adds an entry, or a new version of one; what was frozen stays as it is. */
export function EntryDialog({ kind, content, onClose }: Props): ReactNode {
  const { t } = useTranslation();
  const add = useChange(addNoticeCatalogueEntry, [readNoticeCatalogue]);
  const [text, setText] = useState(content === undefined ? '' : JSON.stringify(content, null, 2));
  const [reason, setReason] = useState('');
  const given = jsonOf(text);
  const isObject = typeof given === 'object' && given !== null && !Array.isArray(given);
  return (
    <FormDialog
      title={`${t(content === undefined ? 'catalogue.add' : 'catalogue.change')} · ${t(`catalogue.kind.${kind}`)}`}
      about={t('catalogue.entryAbout')}
      confirm={t('parts.save')}
      isReady={isObject && reason.trim() !== ''}
      onConfirm={() => add.mutateAsync({ body: { kind, content: { ...(given as object) }, reason: reason.trim() } })}
      onClose={onClose}
    >
      <JsonField label={t('papers.content')} value={text} onChange={setText} />
      <Field label={t('parts.reason')}>
        {(id) => <Input id={id} required maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />}
      </Field>
    </FormDialog>
  );
}
