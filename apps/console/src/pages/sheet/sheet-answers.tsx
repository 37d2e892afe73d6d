import { downloadEvidence } from '@touchstone/api-client/routes/evidence';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fileAddress } from '../../api/address.ts';
import { useMay } from '../../app/me.ts';
import { Action } from '../../parts/action.tsx';
import { FileLink } from '../../parts/file-link.tsx';
import { Section } from '../../parts/section.tsx';
import { staticList } from '../../parts/static-list.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { AnswerDialog } from './answer-dialog.tsx';
import { SheetFiles } from './sheet-files.tsx';
import type { SheetDetail } from './sheet-page.tsx';

type Clause = SheetDetail['clauses'][number];
type Answer = SheetDetail['answers'][number];
type Line = Clause & { readonly given: Answer | undefined };

const CLOSED: ReadonlySet<string> = new Set(['SUBMITTED', 'ACCEPTED']);

const TONE = { violation: 'bad', 'not-found': 'good', 'cannot-test': 'warn' } as const;

/** Every clause of the sheet with its answer, its proof, and how to look. */
export function SheetAnswers({ sheet }: { readonly sheet: SheetDetail }): ReactNode {
  const { t } = useTranslation();
  const [open, setOpen] = useState<string>();
  const given = new Map(sheet.answers.map((answer) => [answer.clause, answer]));
  const lines = sheet.clauses.map((clause): Line => ({ ...clause, given: given.get(clause.clause) }));
  const asked = lines.find(({ clause }) => clause === open);
  return (
    <Section title={t('sheet.answers.title')} count={lines.length} actions={<SheetFiles sheet={sheet} />}>
      <DataTable
        isPart
        caption={t('sheet.answers.title')}
        list={staticList(lines)}
        columns={useColumns(CLOSED.has(sheet.state) ? undefined : setOpen)}
        empty={t('sheet.answers.empty')}
        keyOf={({ clause }) => clause}
      />
      {asked === undefined ? null : (
        <AnswerDialog key={asked.clause} sheet={sheet} clause={asked} given={asked.given} onClose={() => setOpen(undefined)} />
      )}
    </Section>
  );
}

/** @param onAnswer undefined where nothing is answered any more */
function useColumns(onAnswer: ((clause: string) => void) | undefined): readonly Column<Line>[] {
  const { t, i18n } = useTranslation();
  const may = useMay();
  const said = ({ zh, en }: { readonly zh: string; readonly en: string }) => (i18n.language === 'en' ? en : zh);
  return [
    {
      key: 'clause',
      words: 'sheet.answers.clause',
      isName: true,
      text: ({ clause, title }) => `${clause} ${said(title)}`,
      cell: ({ clause, title, steps }) => (
        <>
          <code>{clause}</code> {said(title)}
          {steps.length === 0 ? null : (
            <details className="not-now">
              <summary>{t('sheet.answers.how')}</summary>
              <ol>
                {steps.map((step) => (
                  <li key={step.zh}>{said(step)}</li>
                ))}
              </ol>
            </details>
          )}
        </>
      ),
    },
    {
      key: 'answer',
      words: 'sheet.answers.answer',
      text: ({ given }) => (given === undefined ? t('sheet.answers.open') : t(`sheet.answer.${given.answer}`)),
      cell: ({ given }) =>
        given === undefined ? (
          <span className="none">{t('sheet.answers.open')}</span>
        ) : (
          <span className={`tag tone-${TONE[given.answer]}`}>{t(`sheet.answer.${given.answer}`)}</span>
        ),
    },
    {
      key: 'proof',
      words: 'sheet.answers.proof',
      text: ({ given }) => given?.evidence.map(({ file }) => file).join(' ') ?? '',
      cell: ({ given }) =>
        given === undefined || given.evidence.length === 0
          ? '—'
          : given.evidence.map(({ kind, file, sha256 }) => (
              <div key={kind + file}>
                {t(`finding.evidenceKind.${kind}`)}{' '}
                {sha256 === null || !may('evidence.read') ? (
                  <Text>{file}</Text>
                ) : (
                  <FileLink address={fileAddress(downloadEvidence.path, { sha256 }, { as: 'exported' })}>
                    <Text>{file}</Text>
                  </FileLink>
                )}
              </div>
            )),
    },
    {
      key: 'note',
      words: 'sheet.answers.note',
      text: ({ given }) => given?.note ?? '',
      cell: ({ given }) => (given === undefined || given.note === '' ? '—' : <Text>{given.note}</Text>),
    },
    {
      key: 'tester',
      words: 'sheet.answers.tester',
      text: ({ given }) => given?.tester ?? '',
      cell: ({ given }) =>
        given === undefined ? (
          '—'
        ) : (
          <>
            <Text>{[given.tester, given.device].filter((one) => one !== '').join(' · ')}</Text> <TimeText at={given.testedAt} />
          </>
        ),
    },
    ...(onAnswer === undefined || !may('sheet.fill')
      ? []
      : [
          {
            key: 'fill',
            words: 'sheet.answers.fill',
            text: () => '',
            cell: ({ clause, given }: Line) => (
              <Action permission="sheet.fill" onAct={() => onAnswer(clause)}>
                {t(given === undefined ? 'sheet.fill.open' : 'sheet.fill.change')}
              </Action>
            ),
          },
        ]),
  ];
}
