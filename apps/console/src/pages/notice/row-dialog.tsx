import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../parts/field.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import type { NoticeDetail } from './notice-page.tsx';
import type { RowWords } from './use-notice-draft.ts';

type Row = NoticeDetail['lists'][number]['rows'][number];

/** What an author may put right, and how long it may be. */
const FIELDS = [
  ['name', 200],
  ['developer', 200],
  ['source', 100],
  ['version', 100],
  ['filingNo', 60],
  ['territory', 20],
  ['category', 60],
  ['description', 2000],
] as const;
type Printed = (typeof FIELDS)[number][0];

interface Props {
  readonly row: Row;
  onSave(words: RowWords): Promise<void>;
  onClose(): void;
}

/** Puts the printed words of a row right; what it rests on stays. */
export function RowDialog({ row, onSave, onClose }: Props): ReactNode {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<Readonly<Record<Printed, string>>>(
    Object.fromEntries(FIELDS.map(([field]) => [field, row[field] ?? ''])) as Record<Printed, string>,
  );
  const changed = FIELDS.filter(([field]) => typed[field].trim() !== (row[field] ?? ''));
  const save = () => onSave(Object.fromEntries(changed.map(([field]) => [field, typed[field].trim() === '' ? null : typed[field].trim()])));
  return (
    <FormDialog
      title={t('notice.row.edit')}
      about={t('notice.row.editAbout')}
      confirm={t('parts.save')}
      isReady={changed.length > 0}
      onConfirm={save}
      onClose={onClose}
    >
      {FIELDS.map(([field, most]) => (
        <Field key={field} label={t(`notice.field.${field}`)}>
          {(id) => (
            <Input
              id={id}
              maxLength={most}
              required={field === 'name'}
              value={typed[field]}
              onChange={({ target }) => setTyped({ ...typed, [field]: target.value })}
            />
          )}
        </Field>
      ))}
    </FormDialog>
  );
}
