import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Action } from '../../parts/action.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { Section } from '../../parts/section.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import { staticList } from '../../parts/static-list.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { useEngineName } from '../../parts/use-engine-name.ts';
import type { SubmissionDetail } from './submission-page.tsx';

type Clause = SubmissionDetail['clauses'][number];

interface Props {
  readonly detail: SubmissionDetail;
  onAgree(finding: string, isFixed: boolean, note: string): Promise<void>;
}

/** What the firm did about each problem, what the retest says of it, and whether a reviewer agreed. */
export function FixTable({ detail, onAgree }: Props): ReactNode {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<{ readonly clause: Clause; readonly isFixed: boolean }>();
  const columns: readonly Column<Clause>[] = [
    {
      key: 'clause',
      words: 'submission.fixes.clause',
      isName: true,
      text: ({ clause, title }) => `${clause} ${title}`,
    },
    { key: 'done', words: 'submission.fixes.done', text: ({ done }) => done, cell: (clause) => <Done of={clause} /> },
    {
      key: 'outcome',
      words: 'submission.fixes.outcome',
      text: ({ outcome }) => t(outcome === null ? 'submission.fixes.untold' : `states.outcome.${outcome}`),
      cell: (clause) => <Outcome of={clause} />,
    },
    {
      key: 'agreed',
      words: 'submission.fixes.agreed',
      text: ({ agreedAt, agreedNote }) => (agreedAt === null ? '' : `${shanghaiTime(agreedAt)} ${agreedNote}`),
      cell: (clause) =>
        clause.agreedAt === null ? (
          <div className="actions">
            {detail.submission.state !== 'RETESTED' ? (
              <span className="none">—</span>
            ) : (
              <>
                {clause.outcome !== 'ABSENT' ? null : (
                  <Action permission="submission.review" onAct={() => setAsked({ clause, isFixed: true })}>
                    {t('submission.fixes.agree')}
                  </Action>
                )}
                <Action permission="submission.review" onAct={() => setAsked({ clause, isFixed: false })}>
                  {t('submission.fixes.deny')}
                </Action>
              </>
            )}
          </div>
        ) : (
          <>
            <TimeText at={clause.agreedAt} /> <Text>{clause.agreedNote}</Text>
          </>
        ),
    },
  ];
  return (
    <Section title={t('submission.fixes.title')} count={detail.clauses.length}>
      <DataTable
        isPart
        caption={t('submission.fixes.title')}
        list={staticList(detail.clauses)}
        columns={columns}
        empty={t('submission.fixes.empty')}
        keyOf={({ finding }) => finding}
        hrefOf={({ finding }) => `/findings/${finding}`}
      />
      {asked === undefined ? null : (
        <ReasonDialog
          title={t(asked.isFixed ? 'submission.fixes.agree' : 'submission.fixes.deny')}
          consequence={t(asked.isFixed ? 'submission.fixes.agreeMeans' : 'submission.fixes.denyMeans')}
          confirm={t(asked.isFixed ? 'submission.fixes.agree' : 'submission.fixes.deny')}
          isDanger={!asked.isFixed}
          maxLength={2000}
          isOpen
          onConfirm={(note) => onAgree(asked.clause.finding, asked.isFixed, note)}
          onClose={() => setAsked(undefined)}
        />
      )}
    </Section>
  );
}

function Done({ of }: { readonly of: Clause }): ReactNode {
  const { t } = useTranslation();
  if (of.done === '') return <span className="tag tone-warn">{t('submission.fixes.unanswered')}</span>;
  return (
    <>
      <Text>{of.done}</Text>
      {of.changedFile === '' && of.version === '' ? null : (
        <p>
          <Text className="code">{`${of.changedFile} ${of.version}`.trim()}</Text>
        </p>
      )}
      {of.evidence.length === 0 ? null : <p className="form-hint">{t('submission.fixes.evidence', { count: of.evidence.length })}</p>}
    </>
  );
}

/** What the retest came to, with who could see what: nobody who could see it is not the same as nothing seen. */
function Outcome({ of }: { readonly of: Clause }): ReactNode {
  const { t } = useTranslation();
  const nameOf = useEngineName();
  if (of.outcome === null) return <span className="none">{t('submission.fixes.untold')}</span>;
  const [code = '', detail] = (of.reason ?? '').split(':');
  return (
    <>
      <StateTag kind="outcome" state={of.outcome} />
      {of.reason === null ? null : (
        <p className="form-hint">
          {t(`submission.reason.${code}`, { defaultValue: code })}
          {detail === undefined ? null : <Text className="code">{` ${detail}`}</Text>}
        </p>
      )}
      {of.votes.length === 0 ? null : (
        <ul className="links" aria-label={t('submission.fixes.votes', { count: of.votes.length })}>
          {of.votes.map(({ engine, vote, couldSee }) => (
            <li key={`${engine} ${vote}`}>
              <Text>{nameOf(engine)}</Text> <StateTag kind="vote" state={vote} />
              {couldSee ? null : <small>{t('submission.fixes.couldNotSee')}</small>}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
