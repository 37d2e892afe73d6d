import { ApiProblem } from '@touchstone/api-client';
import { importWorkbook, listSheets, readSheet } from '@touchstone/api-client/routes/sheets';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { useChange } from '../../api/use-change.ts';
import { Action } from '../../parts/action.tsx';
import type { ChosenFile } from '../../parts/chosen-file.ts';
import { FileField } from '../../parts/file-field.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { useLastBegun } from '../../parts/last-begun.ts';
import { Problem } from '../../parts/problem.tsx';
import { Text } from '../../parts/text.tsx';
import { type PreviewRow, previewRows, rowOf } from './preview.ts';
import type { SheetDetail } from './sheet-page.tsx';

interface Props {
  readonly sheet: SheetDetail;
  readonly reason: string | undefined;
}

const [XLSX] = importWorkbook.upload.mediaTypes;
const WORKBOOK = { mediaTypes: importWorkbook.upload.mediaTypes, maxBytes: importWorkbook.upload.maxBytes };

/** Takes back a workbook: what each row would change is shown before anything is kept. */
export function SheetImport({ sheet, reason }: Props): ReactNode {
  const { t } = useTranslation();
  const take = useChange(importWorkbook, [readSheet, listSheets]);
  const [isOpen, setOpen] = useState(false);
  const [file, setFile] = useState<ChosenFile>();
  const [would, setWould] = useState<SheetDetail>();
  const [error, setError] = useState<unknown>();
  const input = { params: { sheet: sheet.id }, ifMatch: sheet.version };
  const show = (shown: SheetDetail | undefined, failure: unknown) => {
    setWould(shown);
    setError(failure);
  };
  const begin = useLastBegun();
  const choose = (chosen: ChosenFile | undefined) => {
    const isLast = begin();
    setFile(chosen);
    show(undefined, undefined);
    if (chosen === undefined) return;
    call(importWorkbook, { ...input, query: { isTrial: true }, upload: { mediaType: XLSX, bytes: chosen.file } }).then(
      (answer) => isLast() && show(answer, undefined),
      (failure: unknown) => isLast() && show(undefined, failure),
    );
  };
  const close = () => {
    begin();
    setOpen(false);
    setFile(undefined);
    show(undefined, undefined);
  };
  const changes = would === undefined ? [] : previewRows(sheet, would).filter(({ change }) => change === 'new' || change === 'changed');
  return (
    <>
      <Action permission="sheet.fill" reason={reason} onAct={() => setOpen(true)}>
        {t('sheet.import')}
      </Action>
      {isOpen ? (
        <FormDialog
          title={t('sheet.import')}
          about={t('sheet.importAbout')}
          confirm={t('sheet.preview.take', { count: changes.length })}
          isReady={file !== undefined && changes.length > 0}
          onConfirm={() =>
            file === undefined
              ? Promise.resolve(false)
              : take.mutateAsync({ ...input, query: {}, upload: { mediaType: XLSX, bytes: file.file } })
          }
          onClose={close}
        >
          <FileField label={t('sheet.importFile')} accepted={WORKBOOK} onChoose={choose} />
          {error === undefined ? null : <Refused error={error} />}
          {would === undefined ? null : <Preview rows={changes} total={would.clauses.length} />}
        </FormDialog>
      ) : null}
    </>
  );
}

function Preview({ rows, total }: { readonly rows: readonly PreviewRow[]; readonly total: number }): ReactNode {
  const { t } = useTranslation();
  const said = (answer: PreviewRow['to']) => t(answer === undefined ? 'sheet.answers.open' : `sheet.answer.${answer}`);
  return (
    <div role="status">
      <p>{t('sheet.preview.changes', { count: rows.length, same: total - rows.length })}</p>
      <ol className="sheet-preview">
        {rows.map(({ row, clause, change, from, to, note, files, faults }) => (
          <li key={clause}>
            {t('sheet.preview.row', { row })} <code>{clause}</code>{' '}
            {change === 'new' ? <strong>{said(to)}</strong> : `${said(from)} → ${said(to)}`} <Text>{note}</Text>{' '}
            {files.map((name) => (
              <Text key={name} className="code">
                {name}
              </Text>
            ))}
            {faults.length === 0 ? null : (
              <span className="tone-warn">
                {' '}
                {t('sheet.form.missing')}
                {faults.map((fault) => t(`sheet.fault.${fault}`, { defaultValue: fault })).join(t('sheet.form.and'))}
              </span>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Why a workbook is not taken, row by row. */
function Refused({ error }: { readonly error: unknown }): ReactNode {
  const { t } = useTranslation();
  const errors = error instanceof ApiProblem && error.code === 'workbook-refused' ? error.body.errors : undefined;
  if (errors === undefined) return <Problem error={error} />;
  return (
    <div className="problem" role="alert">
      <strong>{t('sheet.preview.refused', { count: errors.length })}</strong>
      <ul>
        {errors.map(({ pointer, message }) => {
          const row = rowOf(pointer);
          return (
            <li key={pointer + message}>
              {row === undefined ? null : t('sheet.preview.row', { row })} <Text>{message}</Text>
            </li>
          );
        })}
      </ul>
      <p className="problem-what">{t('sheet.preview.correct')}</p>
    </div>
  );
}
