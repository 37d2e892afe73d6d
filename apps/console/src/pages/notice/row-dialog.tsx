import { Button, Input } from 'antd';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../parts/dialog.tsx';
import { Problem } from '../../parts/problem.tsx';
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
type Field = (typeof FIELDS)[number][0];

interface Props {
  readonly row: Row;
  onSave(words: RowWords): Promise<void>;
  onClose(): void;
}

/** Puts the printed words of a row right; what it rests on stays. */
export function RowDialog({ row, onSave, onClose }: Props): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const [typed, setTyped] = useState<Readonly<Record<Field, string>>>(
    Object.fromEntries(FIELDS.map(([field]) => [field, row[field] ?? ''])) as Record<Field, string>,
  );
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const changed = FIELDS.filter(([field]) => typed[field].trim() !== (row[field] ?? ''));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      await onSave(Object.fromEntries(changed.map(([field]) => [field, typed[field].trim() === '' ? null : typed[field].trim()])));
      onClose();
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog title={t('notice.row.edit')} isOpen onClose={onClose}>
      <form className="form" onSubmit={(event) => void submit(event)}>
        <p className="form-about">{t('notice.row.editAbout')}</p>
        {FIELDS.map(([field, most]) => (
          <div key={field} className="form-line">
            <label htmlFor={`${id}-${field}`}>{t(`notice.field.${field}`)}</label>
            <Input
              id={`${id}-${field}`}
              maxLength={most}
              required={field === 'name'}
              value={typed[field]}
              onChange={({ target }) => setTyped({ ...typed, [field]: target.value })}
            />
          </div>
        ))}
        {error === undefined ? null : <Problem error={error} />}
        <footer>
          <Button onClick={onClose}>{t('parts.cancel')}</Button>
          <Button htmlType="submit" type="primary" loading={isBusy} disabled={changed.length === 0}>
            {t('parts.save')}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
