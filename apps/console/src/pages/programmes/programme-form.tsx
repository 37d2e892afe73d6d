import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../parts/field.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';

export interface NewProgramme {
  readonly title: string;
  readonly announcement: string;
  readonly clauses?: string[];
}

interface Props {
  onCreate(programme: NewProgramme): Promise<unknown>;
  onClose(): void;
}

/** Drafts a programme: nobody is told before it is announced. */
export function ProgrammeForm({ onCreate, onClose }: Props): ReactNode {
  const { t } = useTranslation();
  const [title, setTitle] = useState('');
  const [announcement, setAnnouncement] = useState('');
  const [clauses, setClauses] = useState('');
  const create = () => {
    const wanted = [...new Set(clauses.split(/[\s,，、]+/).filter((clause) => clause !== ''))];
    return onCreate({
      title: title.trim(),
      announcement: announcement.trim(),
      ...(wanted.length === 0 ? {} : { clauses: wanted }),
    });
  };
  return (
    <FormDialog
      title={t('programmes.create')}
      about={t('programmes.createConsequence')}
      confirm={t('programmes.form.save')}
      onConfirm={create}
      onClose={onClose}
    >
      <Field label={t('programmes.form.title')}>
        {(id) => <Input id={id} required maxLength={200} value={title} onChange={({ target }) => setTitle(target.value)} />}
      </Field>
      <Field label={t('programmes.form.announcement')}>
        {(id) => (
          <Input.TextArea
            id={id}
            required
            rows={6}
            maxLength={20_000}
            value={announcement}
            onChange={({ target }) => setAnnouncement(target.value)}
          />
        )}
      </Field>
      <Field label={t('programmes.form.clauses')} hint={t('programmes.form.clausesHint')}>
        {(id) => <Input id={id} value={clauses} placeholder="164-01.2 191-*" onChange={({ target }) => setClauses(target.value)} />}
      </Field>
    </FormDialog>
  );
}
