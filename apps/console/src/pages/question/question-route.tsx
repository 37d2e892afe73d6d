import {
  answerQuestion,
  askAgain,
  listQuestions,
  listQuestionsToAnswer,
  readQuestion,
  readQuestionToAnswer,
} from '@touchstone/api-client/routes/questions';
import type { ReactNode } from 'react';
import { useChange } from '../../api/use-change.ts';
import { useRead } from '../../api/use-read.ts';
import { useParam } from '../../app/address.ts';
import { useMay } from '../../app/me.ts';
import { Ready } from '../../parts/ready.tsx';
import { QuestionPage } from './question-page.tsx';

export function Route(): ReactNode {
  const may = useMay();
  return may('question.answer') ? <ToAnswer /> : <Asked />;
}

function Asked(): ReactNode {
  const params = { question: useParam('question') };
  const thread = useRead(readQuestion, { params });
  const ask = useChange(askAgain, [readQuestion, listQuestions]);
  return (
    <Ready of={thread}>
      {(value) => (
        <QuestionPage
          thread={value}
          mySide="asker"
          onSay={(text) => ask.mutateAsync({ params, body: { text } })}
          onClose={(text) => ask.mutateAsync({ params, body: { text, isClosed: true } })}
        />
      )}
    </Ready>
  );
}

function ToAnswer(): ReactNode {
  const params = { question: useParam('question') };
  const thread = useRead(readQuestionToAnswer, { params });
  const answer = useChange(answerQuestion, [readQuestionToAnswer, listQuestionsToAnswer]);
  return (
    <Ready of={thread}>
      {(value) => <QuestionPage thread={value} mySide="authority" onSay={(text) => answer.mutateAsync({ params, body: { text } })} />}
    </Ready>
  );
}
