import { askQuestion, listQuestions } from '@touchstone/api-client/routes/questions';
import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../api/use-change.ts';
import { useOpen } from '../app/address.ts';
import { Action } from './action.tsx';
import { Field } from './field.tsx';
import { ReasonDialog } from './reason-dialog.tsx';

/** Asks the authority about a finding or a document that one sees, and goes to what was asked. */
export function AskAuthority({ kind, id }: { readonly kind: 'finding' | 'order'; readonly id: string }): ReactNode {
  const { t } = useTranslation();
  const open = useOpen();
  const [isOpen, setOpen] = useState(false);
  const [subject, setSubject] = useState('');
  const ask = useChange(askQuestion, [listQuestions]);
  return (
    <>
      <Action permission="question.ask" onAct={() => setOpen(true)}>
        {t('questions.ask.do')}
      </Action>
      <ReasonDialog
        title={t('questions.ask.do')}
        consequence={t('questions.ask.means')}
        reasonLabel={t('questions.ask.text')}
        confirm={t('questions.send')}
        maxLength={10_000}
        isOpen={isOpen}
        onConfirm={async (text) => {
          const { question } = await ask.mutateAsync({ body: { about: { kind, id }, subject: subject.trim(), text } });
          open(`/questions/${question.id}`);
        }}
        onClose={() => setOpen(false)}
      >
        <Field label={t('questions.ask.subject')}>
          {(field) => <Input id={field} value={subject} required maxLength={200} onChange={({ target }) => setSubject(target.value)} />}
        </Field>
      </ReasonDialog>
    </>
  );
}
