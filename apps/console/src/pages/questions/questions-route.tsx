import { listQuestions, listQuestionsToAnswer } from '@touchstone/api-client/routes/questions';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useList } from '../../api/use-list.ts';
import { useAddress } from '../../app/address.ts';
import { useMay } from '../../app/me.ts';
import { type Filter, queryOf } from '../../parts/table/filter.ts';
import { QuestionsPage } from './questions-page.tsx';

const STATES = ['ASKED', 'ANSWERED', 'CLOSED'] as const;
const KINDS = ['finding', 'order'] as const;

/** What one has asked; for an authority what it was asked. */
export function Route(): ReactNode {
  const may = useMay();
  return may('question.answer') ? <ToAnswer /> : <Asked />;
}

function useQuestionFilters(): readonly Filter[] {
  const { t } = useTranslation();
  return [
    { key: 'state', words: 'questions.column.state', kind: 'choice', choices: STATES, label: (state) => t(`states.question.${state}`) },
    { key: 'kind', words: 'questions.column.about', kind: 'choice', choices: KINDS, label: (kind) => t(`questions.about.${kind}`) },
    { key: 'target', words: 'questions.filter.target', kind: 'given' },
  ];
}

function Asked(): ReactNode {
  const { search } = useAddress();
  const filters = useQuestionFilters();
  const questions = useList(listQuestions, { query: queryOf(filters, search) });
  return <QuestionsPage questions={questions} filters={filters} isToAnswer={false} />;
}

function ToAnswer(): ReactNode {
  const { search } = useAddress();
  const filters = useQuestionFilters();
  const questions = useList(listQuestionsToAnswer, { query: queryOf(filters, search) });
  return <QuestionsPage questions={questions} filters={filters} isToAnswer />;
}
