import { listCommitments, readOperatorRecord, recordCommitment } from '@touchstone/api-client/routes/conduct';
import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keepConductFile } from '../../api/keep-conduct-file.ts';
import { useChange } from '../../api/use-change.ts';
import { useAddress, useOpen } from '../../app/address.ts';
import type { ChosenFile } from '../../parts/chosen-file.ts';
import { ConductFileField } from '../../parts/conduct-file-field.tsx';
import { Field } from '../../parts/field.tsx';
import { OfOperator } from '../../parts/of-operator.tsx';
import { Problem } from '../../parts/problem.tsx';
import { useChanged } from '../../parts/use-changed.ts';
import { useSubmit } from '../../parts/use-submit.ts';
import { useUnsaved } from '../../parts/use-unsaved.tsx';

const NOTHING = { text: '', signatory: '', title: '', signedOn: '' };

/** Keeps a 承诺书: what was promised, by whom and when, with the signed paper. */
export function Route(): ReactNode {
  const { t } = useTranslation();
  return (
    <OfOperator
      title={t('commitment.new.title')}
      about={t('commitment.new.about')}
      list={{ to: '/commitments', text: t('commitment.title') }}
    >
      {(record) => <NewCommitment operator={record.operator.id} />}
    </OfOperator>
  );
}

function NewCommitment({ operator }: { readonly operator: string }): ReactNode {
  const { t } = useTranslation();
  const open = useOpen();
  const caseId = useAddress().search['case'];
  const change = useChange(recordCommitment, [listCommitments, readOperatorRecord]);
  const [typed, setTyped] = useState(NOTHING);
  const [file, setFile] = useState<ChosenFile>();
  const put = (more: Partial<typeof NOTHING>) => setTyped({ ...typed, ...more });
  const isReady = typed.text.trim() !== '' && typed.signatory.trim() !== '' && typed.signedOn !== '' && file !== undefined;
  const { submit, isBusy, error } = useSubmit(async () => {
    if (file === undefined) return;
    await change.mutateAsync({
      body: {
        operator,
        ...(caseId === undefined ? {} : { case: caseId }),
        ...(typed.title.trim() === '' ? {} : { title: typed.title.trim() }),
        ...{ text: typed.text.trim(), signatory: typed.signatory.trim(), signedOn: typed.signedOn },
        file: await keepConductFile(file),
      },
    });
    open(`/commitments?operator=${operator}`);
  });
  const isChanged = useChanged({ typed, file });
  const unsaved = useUnsaved(isChanged && !isBusy && !change.isSuccess);
  return (
    <form onSubmit={submit}>
      {unsaved}
      <div className="form form-narrow">
        <Field label={t('operator.commitments.text')}>
          {(id) => (
            <Input.TextArea
              id={id}
              rows={5}
              required
              maxLength={20_000}
              value={typed.text}
              onChange={({ target }) => put({ text: target.value })}
            />
          )}
        </Field>
        <Field label={t('operator.commitments.by')}>
          {(id) => (
            <Input id={id} required maxLength={100} value={typed.signatory} onChange={({ target }) => put({ signatory: target.value })} />
          )}
        </Field>
        <Field label={t('commitment.new.job')}>
          {(id) => <Input id={id} maxLength={100} value={typed.title} onChange={({ target }) => put({ title: target.value })} />}
        </Field>
        <Field label={t('operator.commitments.signed')}>
          {(id) => <Input id={id} type="date" required value={typed.signedOn} onChange={({ target }) => put({ signedOn: target.value })} />}
        </Field>
        <ConductFileField label={t('commitment.new.file')} onChoose={setFile} />
      </div>
      {error === undefined ? null : <Problem error={error} />}
      <div className="actions">
        <Button htmlType="submit" type="primary" loading={isBusy} disabled={!isReady}>
          {t('commitment.new.do')}
        </Button>
      </div>
    </form>
  );
}
