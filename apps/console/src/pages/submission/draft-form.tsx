import { Button, Input } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../parts/problem.tsx';
import { Section } from '../../parts/section.tsx';
import { useSubmit } from '../../parts/use-submit.ts';
import { useUnsaved } from '../../parts/use-unsaved.tsx';
import { OwnUploads } from './own-uploads.tsx';
import type { SubmissionDetail } from './submission-page.tsx';
import type { Draft } from './use-submission-steps.ts';

/** What stands for a subject without a file is not the firm's to name. */
const filesOf = ({ artifacts }: SubmissionDetail) => artifacts.map(({ sha256 }) => sha256).filter((one) => !one.startsWith('subject:'));

interface Props {
  readonly detail: SubmissionDetail;
  /** Something was typed that is not saved yet. */
  readonly isDirty: boolean;
  onDirty(isDirty: boolean): void;
  onSave(draft: Draft): Promise<void>;
}

/** Where the firm writes what it did about each problem. What is left empty is not sent, and stays unanswered. */
export function DraftForm({ detail, isDirty, onDirty, onSave }: Props): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const [statement, setStatement] = useState(detail.submission.statement);
  const [done, setDone] = useState<Readonly<Record<string, string>>>(
    Object.fromEntries(detail.clauses.map((clause) => [clause.finding, clause.done])),
  );
  const [files, setFiles] = useState(filesOf(detail).join('\n'));
  const unsaved = useUnsaved(isDirty);

  const { isBusy, error, submit } = useSubmit(async () => {
    const fixes = detail.clauses.flatMap(({ finding, changedFile, version, evidence }) => {
      const text = (done[finding] ?? '').trim();
      return text === '' ? [] : [{ finding, done: text, changedFile, version, evidence: [...evidence] }];
    });
    await onSave({ statement, fixes, artifacts: files.split(/\s+/).filter((one) => one !== '') });
    onDirty(false);
  });
  return (
    <Section title={t('submission.draft.title')}>
      {unsaved}
      <form className="form" onSubmit={submit} onChange={() => onDirty(true)}>
        <label htmlFor={`${id}-statement`}>{t('submission.fact.statement')}</label>
        <Input.TextArea
          id={`${id}-statement`}
          rows={3}
          maxLength={20_000}
          value={statement}
          onChange={({ target }) => setStatement(target.value)}
        />
        {detail.clauses.map(({ finding, clause, title }) => (
          <div key={finding}>
            <label htmlFor={`${id}-${finding}`}>{`${clause} ${title}`}</label>
            <Input.TextArea
              id={`${id}-${finding}`}
              rows={2}
              maxLength={5000}
              placeholder={t('submission.draft.done')}
              value={done[finding] ?? ''}
              onChange={({ target }) => setDone({ ...done, [finding]: target.value })}
            />
          </div>
        ))}
        <label htmlFor={`${id}-files`}>{t('submission.draft.files')}</label>
        <Input.TextArea id={`${id}-files`} rows={2} value={files} onChange={({ target }) => setFiles(target.value)} />
        <p className="form-hint">{t('submission.draft.filesHint')}</p>
        <OwnUploads
          chosen={files}
          onChoose={(sha256) => {
            setFiles([...files.split(/\s+/).filter((one) => one !== ''), sha256].join('\n'));
            onDirty(true);
          }}
        />
        {error === undefined ? null : <Problem error={error} />}
        <footer>
          <Button htmlType="submit" type="primary" loading={isBusy} disabled={!isDirty}>
            {t('parts.save')}
          </Button>
        </footer>
      </form>
    </Section>
  );
}
