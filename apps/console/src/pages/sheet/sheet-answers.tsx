import { downloadEvidence } from '@touchstone/api-client/routes/evidence';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fileAddress } from '../../api/address.ts';
import { useMay } from '../../app/me.ts';
import { EvidencePicture } from '../../parts/evidence-picture.tsx';
import { FileLink } from '../../parts/file-link.tsx';
import { Section } from '../../parts/section.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { staticList } from '../../parts/static-list.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { useSaid } from '../../parts/use-said.ts';
import type { SheetDetail } from './sheet-page.tsx';

type Clause = SheetDetail['clauses'][number];
type Answer = SheetDetail['answers'][number];
type Line = Clause & { readonly given: Answer | undefined };

const TONE = { violation: 'bad', 'not-found': 'good', 'cannot-test': 'warn' } as const;

interface Props {
  readonly sheet: SheetDetail;
  readonly actions: ReactNode;
}

/** Every clause of the sheet with its answer, its proof, and how to look. */
export function SheetAnswers({ sheet, actions }: Props): ReactNode {
  const { t } = useTranslation();
  const given = new Map(sheet.answers.map((answer) => [answer.clause, answer]));
  const lines = sheet.clauses.map((clause): Line => ({ ...clause, given: given.get(clause.clause) }));
  return (
    <Section title={t('sheet.answers.title')} count={lines.length} actions={actions}>
      <DataTable
        isPart
        caption={t('sheet.answers.title')}
        list={staticList(lines)}
        columns={useColumns()}
        empty={t('sheet.answers.empty')}
        keyOf={({ clause }) => clause}
      />
    </Section>
  );
}

function useColumns(): readonly Column<Line>[] {
  const { t } = useTranslation();
  const may = useMay();
  const said = useSaid();
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
                {sha256 !== null && kind === 'screenshot' && may('evidence.read') ? (
                  <EvidencePicture sha256={sha256} name={file} isSmall />
                ) : null}
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
      text: ({ given }) =>
        given === undefined ? '' : `${given.tester} ${given.device} ${given.testedAt === null ? '' : shanghaiTime(given.testedAt)}`,
      cell: ({ given }) =>
        given === undefined ? (
          '—'
        ) : (
          <>
            <Text>{[given.tester, given.device].filter((one) => one !== '').join(' · ')}</Text> <TimeText at={given.testedAt} />
          </>
        ),
    },
  ];
}
