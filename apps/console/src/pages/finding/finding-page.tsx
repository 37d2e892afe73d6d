import type { OutputOf } from '@touchstone/api-client';
import type { listCases } from '@touchstone/api-client/routes/cases';
import type { readFinding } from '@touchstone/api-client/routes/findings';
import type { listFindingReplies, listQuestions } from '@touchstone/api-client/routes/questions';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { List, RowOf } from '../../api/use-list.ts';
import { useMay } from '../../app/me.ts';
import { AskAuthority } from '../../parts/ask-authority.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { Section } from '../../parts/section.tsx';
import { DataTable } from '../../parts/table/data-table.tsx';
import { visibleText } from '../../parts/visible-text.ts';
import { useCaseColumns } from '../cases/case-columns.tsx';
import type { FindingRow } from '../findings/finding-columns.tsx';
import { FindingActions } from './finding-actions.tsx';
import { FindingFacts, FindingMarks } from './finding-facts.tsx';
import { FindingHistory } from './finding-history.tsx';
import { FindingProof } from './finding-proof.tsx';
import { FindingThreads, type FirstOf } from './finding-threads.tsx';
import './finding.css';
import type { TakeFindingStep } from './use-finding-steps.ts';

export type FindingDetail = OutputOf<typeof readFinding>;
export type Reply = RowOf<typeof listFindingReplies>;
export type Question = RowOf<typeof listQuestions>;

interface Props {
  readonly finding: FindingDetail;
  readonly cases: List<RowOf<typeof listCases>>;
  /** Confirmed findings of the same app, itself among them. */
  readonly siblings: FirstOf<FindingRow> | undefined;
  readonly replies: FirstOf<Reply> | undefined;
  readonly questions: FirstOf<Question> | undefined;
  readonly isToAnswer: boolean;
  readonly onStep: TakeFindingStep;
}

/** One finding: the clause, where it was seen, the proof, what engines and people said, and what became of it. */
export function FindingPage({ finding, cases, siblings, replies, questions, isToAnswer, onStep }: Props): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const columns = useCaseColumns().filter(({ key }) => key !== 'operator');
  const { app } = finding;
  return (
    <>
      <PageHeader
        title={visibleText(finding.title)}
        marks={<FindingMarks finding={finding} />}
        crumbs={[
          { to: '/findings', text: t('findings.title') },
          ...(app === null ? [] : [{ to: `/findings?app=${app.id}`, text: visibleText(app.name) }]),
        ]}
      />
      <div className="columns-2">
        <div>
          <FindingFacts finding={finding} />
          <FindingProof finding={finding} />
          {app === null || !may('case.read') ? null : (
            <Section title={t('finding.cases.title')} actions={<PageLink to={`/cases?app=${app.id}`}>{t('finding.cases.all')}</PageLink>}>
              <DataTable
                isPart
                caption={t('finding.cases.title')}
                list={cases}
                columns={columns}
                empty={t('finding.cases.empty')}
                keyOf={({ id }) => id}
                hrefOf={({ id }) => `/cases/${id}`}
              />
            </Section>
          )}
        </div>
        <aside>
          <FindingActions finding={finding} siblings={siblings} onStep={onStep} />
          <AskAuthority kind="finding" id={finding.id} />
          <FindingThreads replies={replies} questions={questions} isToAnswer={isToAnswer} />
          <FindingHistory finding={finding} />
        </aside>
      </div>
    </>
  );
}
