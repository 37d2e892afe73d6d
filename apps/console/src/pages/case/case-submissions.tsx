import { listSubmissions } from '@touchstone/api-client/routes/submissions';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type RowOf, useList } from '../../api/use-list.ts';
import { fullAddress } from '../../parts/full-address.ts';
import { PageLink } from '../../parts/page-link.tsx';
import { Section } from '../../parts/section.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { BeginSubmission } from '../submissions/begin-submission.tsx';
import type { CaseDetail } from './case-page.tsx';

type Row = RowOf<typeof listSubmissions>;

const COLUMNS: readonly Column<Row>[] = [
  {
    key: 'sent',
    words: 'case.submissions.sent',
    isName: true,
    text: ({ sentAt, createdAt }) => shanghaiTime(sentAt ?? createdAt),
    cell: ({ sentAt, createdAt }) => <TimeText at={sentAt ?? createdAt} />,
  },
  {
    key: 'state',
    words: 'case.submissions.state',
    text: ({ state, isLate }, t) => t(`states.submission.${state}`) + (isLate ? ` (${t('case.submissions.late')})` : ''),
    cell: ({ state, isLate }) => (
      <>
        <StateTag kind="submission" state={state} />
        {isLate ? <Late /> : null}
      </>
    ),
  },
  {
    key: 'statement',
    words: 'case.submissions.statement',
    text: ({ statement }) => statement,
    cell: ({ statement }) => (statement === '' ? '—' : <Text>{statement.slice(0, 200)}</Text>),
  },
  {
    key: 'diff',
    words: 'case.submissions.diff',
    text: ({ id, checkedAt }) => (checkedAt === null ? '' : fullAddress(`/submissions/${id}`)),
    cell: ({ id, checkedAt }) => <Diff id={id} isThere={checkedAt !== null} />,
  },
];

function Late(): ReactNode {
  const { t } = useTranslation();
  return <span className="tag tone-warn">{t('case.submissions.late')}</span>;
}

function Diff({ id, isThere }: { readonly id: string; readonly isThere: boolean }): ReactNode {
  const { t } = useTranslation();
  return isThere ? <PageLink to={`/submissions/${id}`}>{t('case.submissions.openDiff')}</PageLink> : '—';
}

/** What the firm handed in; each opens what it put right, and what changed in behaviour. */
export function CaseSubmissions({ one: { id: caseId } }: { readonly one: CaseDetail['case'] }): ReactNode {
  const { t } = useTranslation();
  const list = useList(listSubmissions, { query: { case: caseId, limit: '20' } });
  return (
    <Section
      title={t('case.submissions.title')}
      count={list.page?.total ?? undefined}
      actions={
        <span className="actions">
          <PageLink to={`/submissions?case=${caseId}`}>{t('case.submissions.all')}</PageLink>
          <BeginSubmission ofCase={caseId} />
        </span>
      }
    >
      <DataTable
        isPart
        caption={t('case.submissions.title')}
        list={list}
        columns={COLUMNS}
        empty={t('case.submissions.empty')}
        keyOf={({ id }) => id}
        hrefOf={({ id }) => `/submissions/${id}`}
      />
    </Section>
  );
}
