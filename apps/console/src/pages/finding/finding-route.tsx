import { listCases } from '@touchstone/api-client/routes/cases';
import { listFindings, readFinding } from '@touchstone/api-client/routes/findings';
import { listFindingReplies, listQuestions, listQuestionsToAnswer } from '@touchstone/api-client/routes/questions';
import type { ReactNode } from 'react';
import { useList } from '../../api/use-list.ts';
import { useRead } from '../../api/use-read.ts';
import { useParam } from '../../app/address.ts';
import { useMay } from '../../app/me.ts';
import { Ready } from '../../parts/ready.tsx';
import { Unread } from '../../parts/unread.tsx';
import { type FindingDetail, FindingPage } from './finding-page.tsx';
import { useFindingSteps } from './use-finding-steps.ts';

export function Route(): ReactNode {
  const detail = useRead(readFinding, { params: { finding: useParam('finding') } });
  return <Ready of={detail}>{(finding) => <Whole key={finding.id} finding={finding} />}</Ready>;
}

/** The finding with what hangs on it. */
function Whole({ finding }: { readonly finding: FindingDetail }): ReactNode {
  const may = useMay();
  const { id, app } = finding;
  const ofApp = app?.id ?? '';
  const isToAnswer = may('question.answer');
  const about = { kind: 'finding', target: id } as const;
  const cases = useList(listCases, { query: { app: ofApp, limit: '20' } }, { enabled: may('case.read') });
  const confirmed = useRead(
    listFindings,
    { query: { app: ofApp, state: 'CONFIRMED', limit: 50 } },
    { enabled: app !== null && may('case.open') },
  );
  const replies = useRead(listFindingReplies, { params: { finding: id } });
  const toAnswer = useRead(listQuestionsToAnswer, { query: about }, { enabled: isToAnswer });
  const asked = useRead(listQuestions, { query: about }, { enabled: !isToAnswer && may('question.ask') });
  return (
    <>
      <Unread of={[replies, toAnswer, asked, confirmed]} />
      <FindingPage
        finding={finding}
        cases={cases}
        siblings={confirmed.data}
        replies={replies.data}
        questions={(isToAnswer ? toAnswer : asked).data}
        isToAnswer={isToAnswer}
        onStep={useFindingSteps(id)}
      />
    </>
  );
}
