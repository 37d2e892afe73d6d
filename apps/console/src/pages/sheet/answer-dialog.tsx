import { listSheets, readSheet, saveAnswers } from '@touchstone/api-client/routes/sheets';
import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { useNow } from '../../app/clock.ts';
import { useMe } from '../../app/me.ts';
import { Field } from '../../parts/field.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { Pick } from '../../parts/pick.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import type { SheetDetail } from './sheet-page.tsx';

type Clause = SheetDetail['clauses'][number];
type Given = SheetDetail['answers'][number];

const ANSWERS = ['not-found', 'violation', 'cannot-test'] as const;

interface Props {
  readonly sheet: SheetDetail;
  readonly clause: Clause;
  readonly given: Given | undefined;
  onClose(): void;
}

/** What a tester found of one clause; pictures are named here and brought beside it. */
export function AnswerDialog({ sheet, clause, given, onClose }: Props): ReactNode {
  const { t, i18n } = useTranslation();
  const me = useMe();
  const now = useNow();
  const save = useChange(saveAnswers, [readSheet, listSheets]);
  const kinds = clause.proof.length === 0 ? (['screenshot'] as const) : clause.proof;
  const last = sheet.answers.at(-1);
  const [typed, setTyped] = useState({
    answer: given?.answer ?? 'not-found',
    kind: given?.evidence[0]?.kind ?? kinds[0] ?? 'screenshot',
    files: given?.evidence.map(({ file }) => file).join('\n') ?? '',
    device: given?.device ?? last?.device ?? '',
    at: shanghaiTime(given?.testedAt ?? new Date(now()).toISOString()).replace(' ', 'T'),
    tester: given?.tester || (me.displayName ?? me.login ?? ''),
    note: given?.note ?? '',
  });
  const put = (change: Partial<typeof typed>) => setTyped({ ...typed, ...change });
  const files = typed.files
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const kept = new Map(given?.evidence.map(({ kind, file }) => [file, kind]));
  return (
    <FormDialog
      title={`${clause.clause} ${i18n.language === 'en' ? clause.title.en : clause.title.zh}`}
      about={t('sheet.fill.about')}
      confirm={t('parts.save')}
      onConfirm={() =>
        save.mutateAsync({
          params: { sheet: sheet.id },
          ifMatch: sheet.version,
          body: {
            answers: [
              {
                ...{ clause: clause.clause, answer: typed.answer, device: typed.device.trim(), note: typed.note.trim() },
                evidence: files.map((file) => ({ kind: kept.get(file) ?? typed.kind, file })),
                ...(typed.at === '' ? {} : { testedAt: new Date(`${typed.at}:00+08:00`).toISOString() }),
                ...(typed.tester.trim() === '' ? {} : { tester: typed.tester.trim() }),
              },
            ],
          },
        })
      }
      onClose={onClose}
    >
      <Pick
        label={t('sheet.answers.answer')}
        value={typed.answer}
        choices={ANSWERS}
        say={(one) => t(`sheet.answer.${one}`)}
        onPick={(answer) => put({ answer })}
      />
      <Pick
        label={t('sheet.fill.kind')}
        value={typed.kind}
        choices={kinds}
        say={(one) => t(`finding.evidenceKind.${one}`)}
        onPick={(kind) => put({ kind })}
      />
      <Field label={t('sheet.fill.files')} hint={t('sheet.fill.filesHint')}>
        {(id) => (
          <Input.TextArea id={id} rows={2} maxLength={4000} value={typed.files} onChange={({ target }) => put({ files: target.value })} />
        )}
      </Field>
      <Field label={t('sheet.answers.note')}>
        {(id) => (
          <Input.TextArea id={id} rows={2} maxLength={2000} value={typed.note} onChange={({ target }) => put({ note: target.value })} />
        )}
      </Field>
      <Field label={t('sheet.fill.device')}>
        {(id) => <Input id={id} maxLength={200} value={typed.device} onChange={({ target }) => put({ device: target.value })} />}
      </Field>
      <Field label={t('sheet.fill.at')}>
        {(id) => <Input id={id} type="datetime-local" value={typed.at} onChange={({ target }) => put({ at: target.value })} />}
      </Field>
      <Field label={t('sheet.fill.tester')}>
        {(id) => <Input id={id} maxLength={200} value={typed.tester} onChange={({ target }) => put({ tester: target.value })} />}
      </Field>
    </FormDialog>
  );
}
