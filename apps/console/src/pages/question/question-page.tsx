import type { OutputOf } from '@touchstone/api-client';
import type { readQuestion } from '@touchstone/api-client/routes/questions';
import { Button, Input } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../parts/facts.tsx';
import { Field } from '../../parts/field.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { Problem } from '../../parts/problem.tsx';
import { Section } from '../../parts/section.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { useAttempt } from '../../parts/use-attempt.ts';
import { useUnsaved } from '../../parts/use-unsaved.tsx';
import { visibleText } from '../../parts/visible-text.ts';

type Thread = OutputOf<typeof readQuestion>;

interface Props {
  readonly thread: Thread;
  readonly mySide: Thread['messages'][number]['side'];
  onSay(text: string): Promise<unknown>;
  /** Who asked says that it is answered. */
  onClose?(text: string): Promise<unknown>;
}

/** One question with all that was said, and the next word. */
export function QuestionPage({ thread: { question, messages }, mySide, onSay, onClose }: Props): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader
        title={visibleText(question.subject)}
        marks={<StateTag kind="question" state={question.state} />}
        crumbs={[{ to: '/questions', text: t('questions.title') }]}
      />
      <Facts
        lines={[
          {
            label: t('questions.column.about'),
            value: <PageLink to={`/${question.about.kind}s/${question.about.id}`}>{t(`questions.about.${question.about.kind}`)}</PageLink>,
          },
          { label: t('questions.column.asked'), value: <TimeText at={question.askedAt} /> },
        ]}
      />
      <Section title={t('questions.messages')} count={messages.length}>
        <ol className="timeline">
          {messages.map(({ seq, side, text, at }) => (
            <li key={seq}>
              <strong>{t(side === mySide ? 'questions.side.me' : `questions.side.${side}`)}</strong> <TimeText at={at} />
              <p>
                <Text>{text}</Text>
              </p>
            </li>
          ))}
        </ol>
        {question.state === 'CLOSED' ? (
          <p className="none">{t('questions.closed')}</p>
        ) : (
          <SayForm isAsker={mySide === 'asker'} onSay={onSay} {...(onClose === undefined ? {} : { onClose })} />
        )}
      </Section>
    </>
  );
}

function SayForm({ isAsker, onSay, onClose }: Pick<Props, 'onSay' | 'onClose'> & { readonly isAsker: boolean }): ReactNode {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const { isBusy, error, attempt } = useAttempt();
  const unsaved = useUnsaved(text.trim() !== '' && !isBusy);
  const say = (how: (text: string) => Promise<unknown>) =>
    attempt(async () => {
      await how(text.trim());
      setText('');
    });
  const send = (event: FormEvent) => {
    event.preventDefault();
    void say(onSay);
  };
  return (
    <form className="form" onSubmit={send}>
      {unsaved}
      <Field label={t(isAsker ? 'questions.say.asker' : 'questions.say.authority')}>
        {(id) => (
          <Input.TextArea id={id} rows={4} maxLength={10_000} required value={text} onChange={({ target }) => setText(target.value)} />
        )}
      </Field>
      {error === undefined ? null : <Problem error={error} />}
      <footer>
        {onClose === undefined ? null : (
          <Button disabled={text.trim() === ''} loading={isBusy} onClick={() => void say(onClose)}>
            {t('questions.close')}
          </Button>
        )}
        <Button htmlType="submit" type="primary" loading={isBusy} disabled={text.trim() === ''}>
          {t('questions.send')}
        </Button>
      </footer>
    </form>
  );
}
