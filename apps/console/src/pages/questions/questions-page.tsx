import type { listQuestions } from '@touchstone/api-client/routes/questions';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { List, RowOf } from '../../api/use-list.ts';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import type { Filter } from '../../parts/table/filter.ts';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';

type Question = RowOf<typeof listQuestions>;

interface Props {
  readonly questions: List<Question>;
  readonly filters: readonly Filter[];
  readonly isToAnswer: boolean;
}

/** Questions about findings and documents, the last spoken of first. */
export function QuestionsPage({ questions, filters, isToAnswer }: Props): ReactNode {
  const { t } = useTranslation();
  const columns: readonly Column<Question>[] = [
    {
      key: 'subject',
      words: 'questions.column.subject',
      isName: true,
      text: ({ subject }) => subject,
      cell: ({ subject }) => <Text>{subject}</Text>,
    },
    {
      key: 'state',
      words: 'questions.column.state',
      text: ({ state }) => t(`states.question.${state}`),
      cell: ({ state }) => <StateTag kind="question" state={state} />,
    },
    {
      key: 'about',
      words: 'questions.column.about',
      text: ({ about }) => t(`questions.about.${about.kind}`),
      cell: ({ about }) => <PageLink to={`/${about.kind}s/${about.id}`}>{t(`questions.about.${about.kind}`)}</PageLink>,
    },
    { key: 'messages', words: 'questions.column.messages', isNumber: true, text: ({ messages }) => String(messages) },
    {
      key: 'last',
      words: 'questions.column.last',
      text: ({ lastAt }) => shanghaiTime(lastAt),
      cell: ({ lastAt }) => <TimeText at={lastAt} />,
    },
  ];
  return (
    <>
      <PageHeader title={t('questions.title')} about={t(isToAnswer ? 'questions.toAnswer' : 'questions.asked')} />
      <DataTable
        caption={t('questions.title')}
        list={questions}
        columns={columns}
        filters={filters}
        empty={t(isToAnswer ? 'questions.emptyToAnswer' : 'questions.empty')}
        keyOf={({ id }) => id}
        hrefOf={({ id }) => `/questions/${id}`}
      />
    </>
  );
}
