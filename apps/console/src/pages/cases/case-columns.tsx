import type { listCases } from '@touchstone/api-client/routes/cases';
import { useTranslation } from 'react-i18next';
import type { RowOf } from '../../api/use-list.ts';
import { useMe } from '../../app/me.ts';
import { DueText } from '../../parts/due-text.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { useProvince } from '../../parts/province.ts';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import type { Column } from '../../parts/table/column.ts';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';

export type CaseRow = RowOf<typeof listCases>;

/** Columns of a list of cases, on their own page and as a part of others. */
export function useCaseColumns(): readonly Column<CaseRow>[] {
  const { t } = useTranslation();
  const province = useProvince();
  // the next deadline may be the authority's own: to nobody else is it told, and an empty column would say that there is none
  const isInside = ['ministry', 'province'].includes(useMe().organisation.kind);
  const columns: readonly Column<CaseRow>[] = [
    {
      key: 'subject',
      words: 'cases.column.subject',
      isName: true,
      text: ({ subject }) => subject.name,
      cell: ({ subject, isDemo }) => (
        <>
          <Text>{subject.name}</Text>
          {isDemo ? <span className="tag">{t('parts.demo')}</span> : null}
        </>
      ),
    },
    { key: 'number', words: 'cases.column.number', text: ({ number }) => number ?? t('cases.noNumber') },
    {
      key: 'state',
      words: 'cases.column.state',
      text: ({ state }) => t(`states.case.${state}`),
      cell: ({ state }) => <StateTag kind="case" state={state} />,
    },
    { key: 'clauses', words: 'cases.column.clauses', text: ({ clauses }) => clauses.join(' ') },
    {
      key: 'operator',
      words: 'cases.column.operator',
      text: ({ operator }) => operator?.name ?? '—',
      cell: ({ operator }) =>
        operator === null ? (
          '—'
        ) : (
          <PageLink to={`/operators/${operator.id}`}>
            <Text>{operator.name ?? '—'}</Text>
          </PageLink>
        ),
    },
    { key: 'authority', words: 'cases.column.authority', text: ({ authority }) => authority.name },
    { key: 'territory', words: 'cases.column.territory', isExtra: true, text: ({ territory }) => province(territory) },
    { key: 'round', words: 'cases.column.round', isNumber: true, isExtra: true, text: ({ round }) => String(round) },
    {
      key: 'due',
      words: 'cases.column.due',
      text: ({ nextDueAt }) => (nextDueAt === null ? '' : shanghaiTime(nextDueAt)),
      cell: ({ nextDueAt, closedAt }) => (nextDueAt === null ? '—' : <DueText due={nextDueAt} isRunning={closedAt === null} />),
    },
    {
      key: 'opened',
      words: 'cases.column.opened',
      text: ({ openedAt }) => shanghaiTime(openedAt),
      cell: ({ openedAt }) => <TimeText at={openedAt} isDay />,
    },
    {
      key: 'closed',
      words: 'cases.column.closed',
      isExtra: true,
      text: ({ closedAt }) => (closedAt === null ? '' : shanghaiTime(closedAt)),
      cell: ({ closedAt }) => <TimeText at={closedAt} isDay />,
    },
  ];
  return isInside ? columns : columns.filter(({ key }) => key !== 'due');
}
