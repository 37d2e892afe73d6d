import { listDeadlines } from '@touchstone/api-client/routes/deadlines';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type RowOf, useList } from '../../api/use-list.ts';
import { useAddress } from '../../app/address.ts';
import { DueText } from '../../parts/due-text.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { type Filter, queryOf } from '../../parts/table/filter.ts';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';

const STATES = ['PENDING', 'PROVISIONAL', 'RUNNING', 'PAUSED', 'MET', 'EXTENDED', 'EXPIRED', 'CANCELLED'] as const;
const RESULTS = ['asked', 'kept', 'missed', 'running'] as const;
const RULES = ['instant', 'working-days', 'calendar-days', 'hours', 'at-once'] as const;
const RUNS: ReadonlySet<string> = new Set(['RUNNING', 'EXPIRED']);

/** Deadlines that one may see, the first due first. */
export function Route(): ReactNode {
  const { t } = useTranslation();
  const { search } = useAddress();
  const filters: readonly Filter[] = [
    { key: 'state', words: 'deadlines.filter.state', kind: 'choice', choices: STATES, label: (state) => t(`states.deadline.${state}`) },
    { key: 'isOverdue', words: 'deadlines.filter.isOverdue', kind: 'flag' },
    { key: 'mine', words: 'deadlines.filter.mine', kind: 'flag' },
    { key: 'dueFrom', words: 'deadlines.filter.dueFrom', kind: 'day' },
    { key: 'dueBefore', words: 'deadlines.filter.dueBefore', kind: 'day' },
    {
      key: 'result',
      words: 'deadlines.filter.result',
      kind: 'choice',
      choices: RESULTS,
      label: (result) => t(`deadlines.result.${result}`),
      isMore: true,
    },
    {
      key: 'ruleKind',
      words: 'deadlines.filter.ruleKind',
      kind: 'choice',
      choices: RULES,
      label: (rule) => t(`deadlines.ruleKind.${rule}`),
      isMore: true,
    },
    { key: 'startedFrom', words: 'deadlines.filter.startedFrom', kind: 'day', isMore: true },
    { key: 'startedBefore', words: 'deadlines.filter.startedBefore', kind: 'day', isMore: true },
    {
      key: 'purpose',
      words: 'deadlines.filter.purpose',
      kind: 'given',
      label: (purpose) => t(`states.purpose.${purpose}`, { defaultValue: purpose }),
    },
    { key: 'case', words: 'deadlines.filter.case', kind: 'given' },
    { key: 'obliged', words: 'deadlines.filter.obliged', kind: 'given' },
    { key: 'firm', words: 'deadlines.filter.firm', kind: 'given' },
    { key: 'target', words: 'deadlines.filter.target', kind: 'given' },
    { key: 'targetKind', words: 'deadlines.filter.targetKind', kind: 'given' },
  ];
  const deadlines = useList(listDeadlines, { query: queryOf(filters, search) });
  const columns: readonly Column<RowOf<typeof listDeadlines>>[] = [
    {
      key: 'purpose',
      words: 'deadlines.column.purpose',
      isName: true,
      text: ({ purpose }) => t(`states.purpose.${purpose}`, { defaultValue: purpose }),
    },
    {
      key: 'due',
      words: 'deadlines.column.due',
      text: ({ due }) => (due === null ? '' : shanghaiTime(due)),
      cell: ({ due, printedText, state }) => <DueText due={due} printed={printedText} isRunning={RUNS.has(state)} />,
    },
    {
      key: 'state',
      words: 'deadlines.column.state',
      text: ({ state }) => t(`states.deadline.${state}`),
      cell: ({ state }) => <StateTag kind="deadline" state={state} />,
    },
    {
      key: 'case',
      words: 'deadlines.column.case',
      text: (row) => row.case?.number ?? row.case?.subjectName ?? '—',
      cell: (row) =>
        row.case === null ? (
          '—'
        ) : (
          <PageLink to={`/cases/${row.case.id}`}>
            <Text>{[row.case.subjectName, row.case.number].filter((part) => part !== null).join(' ')}</Text>
          </PageLink>
        ),
    },
    {
      key: 'ended',
      words: 'deadlines.fact.ended',
      isExtra: true,
      text: ({ endedAt }) => (endedAt === null ? '' : shanghaiTime(endedAt)),
      cell: ({ endedAt }) => <TimeText at={endedAt} />,
    },
    {
      key: 'rule',
      words: 'deadlines.column.rule',
      text: ({ rule }) => t(`deadlines.rule.${rule.kind}`, { count: 'count' in rule ? rule.count : 0 }),
    },
  ];
  return (
    <>
      <PageHeader
        title={t('deadlines.title')}
        about={t('deadlines.about')}
        actions={<PageLink to="/deadlines/response-times">{t('deadlines.responseTimes')}</PageLink>}
      />
      <DataTable
        caption={t('deadlines.title')}
        list={deadlines}
        columns={columns}
        filters={filters}
        empty={t('deadlines.empty')}
        keyOf={({ id }) => id}
        hrefOf={({ id }) => `/deadlines/${id}`}
      />
    </>
  );
}
