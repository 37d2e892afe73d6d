import { listQuestions, listQuestionsToAnswer } from '@touchstone/api-client/routes/questions';
import type { ReactNode } from 'react';
import { useRead } from '../../api/use-read.ts';
import { useMay } from '../../app/me.ts';
import { Unread } from '../../parts/unread.tsx';
import { FindingThreads } from '../finding/finding-threads.tsx';

const MOST = 50;

/** What firms and stores asked about the findings and documents of a case, and what was answered. */
export function CaseMessages({ caseId }: { readonly caseId: string }): ReactNode {
  const may = useMay();
  const isToAnswer = may('question.answer');
  const query = { case: caseId, limit: MOST };
  const toAnswer = useRead(listQuestionsToAnswer, { query }, { enabled: isToAnswer });
  const asked = useRead(listQuestions, { query }, { enabled: !isToAnswer && may('question.ask') });
  return (
    <>
      <Unread of={[toAnswer, asked]} />
      <FindingThreads replies={undefined} questions={(isToAnswer ? toAnswer : asked).data} isToAnswer={isToAnswer} />
    </>
  );
}
