import { answerQuestion, listQuestionsToAnswer, readQuestion, readQuestionToAnswer } from '@touchstone/api-client/routes/questions';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { useRead } from '../../api/use-read.ts';
import { OnlyFirst } from '../../parts/only-first.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { Ready } from '../../parts/ready.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { Section } from '../../parts/section.tsx';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import type { Question, Reply } from './finding-page.tsx';

/** The first of them. */
export interface FirstOf<Row> {
  readonly items: readonly Row[];
  readonly next?: string | null;
}

interface Props {
  /** Undefined while they were not read, and where there can be none. */
  readonly replies: FirstOf<Reply> | undefined;
  readonly questions: FirstOf<Question> | undefined;
  /** They were put to us; else they are our own. */
  readonly isToAnswer: boolean;
}

/** What firms and stores said to a finding, and what they asked. */
export function FindingThreads({ replies, questions, isToAnswer }: Props): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      {replies === undefined || replies.items.length === 0 ? null : (
        <Section title={t('finding.replies.title')} count={replies.next == null ? replies.items.length : undefined}>
          <OnlyFirst of={replies} />
          <ul className="timeline">
            {replies.items.map(({ id, position, text, replier, at }) => (
              <li key={id}>
                <strong>{t(`finding.position.${position}`)}</strong>
                <p>
                  <Text>{text}</Text>
                </p>
                <small>
                  <TimeText at={at} /> · <Replier of={replier} />
                </small>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {questions === undefined || questions.items.length === 0 ? null : (
        <Section title={t('finding.questions.title')} count={questions.next == null ? questions.items.length : undefined}>
          <OnlyFirst of={questions} />
          {questions.items.map((question) => (
            <Thread key={question.id} question={question} isToAnswer={isToAnswer} />
          ))}
        </Section>
      )}
    </>
  );
}

/** `operator:<id>` or `store:<id>`: by the page of whose words they are. */
function Replier({ of }: { readonly of: string }): ReactNode {
  const { t } = useTranslation();
  const [kind = '', id = ''] = of.split(':');
  const name = t(`finding.replies.by.${kind}`, { defaultValue: of });
  return kind === 'operator' || kind === 'store' ? <PageLink to={`/${kind}s/${id}`}>{name}</PageLink> : name;
}

interface ThreadProps {
  readonly question: Question;
  readonly isToAnswer: boolean;
}

/** One question; what was said is read when it is opened. */
function Thread({ question, isToAnswer }: ThreadProps): ReactNode {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const params = { question: question.id };
  const asked = useRead(readQuestion, { params }, { enabled: isOpen && !isToAnswer });
  const toAnswer = useRead(readQuestionToAnswer, { params }, { enabled: isOpen && isToAnswer });
  const [isAnswering, setAnswering] = useState(false);
  const answer = useChange(answerQuestion, [readQuestionToAnswer, listQuestionsToAnswer]);
  return (
    <details className="thread" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <Text>{question.subject}</Text> <span className="tag">{t(`finding.questions.state.${question.state}`)}</span>{' '}
        <small className="none">
          <TimeText at={question.lastAt} />
        </small>
      </summary>
      {isOpen ? (
        <Ready of={isToAnswer ? toAnswer : asked} rows={2}>
          {({ messages }) => (
            <ol>
              {messages.map(({ seq, side, text, at }) => (
                <li key={seq}>
                  <strong>{t(`finding.questions.side.${side}`)}</strong> <TimeText at={at} />
                  <p>
                    <Text>{text}</Text>
                  </p>
                </li>
              ))}
            </ol>
          )}
        </Ready>
      ) : null}
      {isToAnswer && question.state !== 'CLOSED' ? (
        <button type="button" className="button" onClick={() => setAnswering(true)}>
          {t('finding.questions.answer')}
        </button>
      ) : null}
      <ReasonDialog
        title={t('finding.questions.answer')}
        consequence={t('finding.questions.consequence')}
        reasonLabel={t('finding.questions.text')}
        confirm={t('finding.questions.answer')}
        maxLength={10_000}
        isOpen={isAnswering}
        onConfirm={(text) => answer.mutateAsync({ params, body: { text } })}
        onClose={() => setAnswering(false)}
      />
    </details>
  );
}
