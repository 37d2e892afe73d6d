import type { listSubmissions } from '@touchstone/api-client/routes/submissions';
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
import { BeginSubmission } from './begin-submission.tsx';

type Row = RowOf<typeof listSubmissions>;

interface Props {
  readonly submissions: List<Row>;
  readonly filters: readonly Filter[];
  /** The case whose answers are listed; a firm can begin another one. */
  readonly ofCase: string | undefined;
}

/** What firms say that they put right, the newest first. */
export function SubmissionsPage({ submissions, filters, ofCase }: Props): ReactNode {
  const { t } = useTranslation();
  const columns: readonly Column<Row>[] = [
    {
      key: 'subject',
      words: 'submissions.column.subject',
      isName: true,
      text: ({ subject }) => subject,
      cell: ({ subject }) => <Text>{subject}</Text>,
    },
    {
      key: 'case',
      words: 'submissions.column.case',
      text: ({ caseNumber }) => caseNumber ?? t('cases.noNumber'),
      cell: (row) => <PageLink to={`/cases/${row.case}`}>{row.caseNumber ?? t('cases.noNumber')}</PageLink>,
    },
    {
      key: 'operator',
      words: 'submissions.column.operator',
      text: ({ operator }) => operator.name,
      cell: ({ operator }) => (
        <PageLink to={`/operators/${operator.id}`}>
          <Text>{operator.name}</Text>
        </PageLink>
      ),
    },
    {
      key: 'state',
      words: 'submissions.column.state',
      text: ({ state }) => t(`states.submission.${state}`),
      cell: ({ state, isLate }) => (
        <>
          <StateTag kind="submission" state={state} />
          {isLate ? <span className="tag tone-bad">{t('submissions.late')}</span> : null}
        </>
      ),
    },
    {
      key: 'sent',
      words: 'submissions.column.sent',
      text: ({ sentAt }) => (sentAt === null ? '' : shanghaiTime(sentAt)),
      cell: ({ sentAt }) => <TimeText at={sentAt} />,
    },
    {
      key: 'decided',
      words: 'submissions.column.decided',
      text: ({ decidedAt }) => (decidedAt === null ? '' : shanghaiTime(decidedAt)),
      cell: ({ decidedAt }) => <TimeText at={decidedAt} />,
    },
  ];
  return (
    <>
      <PageHeader
        title={t('submissions.title')}
        about={t('submissions.about')}
        actions={ofCase === undefined ? undefined : <BeginSubmission ofCase={ofCase} />}
      />
      <DataTable
        caption={t('submissions.title')}
        list={submissions}
        columns={columns}
        filters={filters}
        empty={t('submissions.empty')}
        keyOf={({ id }) => id}
        hrefOf={({ id }) => `/submissions/${id}`}
      />
    </>
  );
}
