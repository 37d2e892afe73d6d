import type { listWatchChecks } from '@touchstone/api-client/routes/watch';
import { useTranslation } from 'react-i18next';
import type { RowOf } from '../../api/use-list.ts';
import { DueText } from '../../parts/due-text.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { semicolon } from '../../parts/punctuation.ts';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import type { Column } from '../../parts/table/column.ts';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';

const OPEN: ReadonlySet<string> = new Set(['DUE', 'SCANNING', 'REVIEWING']);

/** Columns of the looks at closed cases. */
export function useCheckColumns(): readonly Column<RowOf<typeof listWatchChecks>>[] {
  const { t } = useTranslation();
  const outcome = (said: string) => t(`watch.outcome.${said}`, { defaultValue: said });
  return [
    {
      key: 'case',
      words: 'watch.column.case',
      isName: true,
      text: ({ caseNumber, app }) => caseNumber ?? app?.name ?? '—',
      cell: ({ caseNumber, app }) => <Text>{caseNumber ?? app?.name ?? t('watch.case')}</Text>,
    },
    {
      key: 'app',
      words: 'watch.column.app',
      text: ({ app }) => app?.name ?? '',
      cell: ({ app }) =>
        app === null ? (
          '—'
        ) : (
          <PageLink to={`/apps/${app.id}`}>
            <Text>{app.name}</Text>
          </PageLink>
        ),
    },
    {
      key: 'state',
      words: 'watch.column.state',
      text: ({ state }) => t(`states.watchCheck.${state}`),
      cell: ({ state }) => <StateTag kind="watchCheck" state={state} />,
    },
    { key: 'trigger', words: 'watch.column.trigger', text: ({ trigger }) => t(`watch.trigger.${trigger}`, { defaultValue: trigger }) },
    { key: 'ref', words: 'watch.column.ref', isExtra: true, text: ({ ref }) => ref, cell: ({ ref }) => <Text>{ref}</Text> },
    { key: 'clauses', words: 'watch.column.clauses', text: ({ clauses }) => clauses.join(' ') },
    {
      key: 'outcome',
      words: 'watch.column.outcome',
      text: (row) => row.outcome.map((one) => `${one.clause} ${outcome(one.outcome)}`).join(semicolon()),
      cell: ({ outcome: said, reason }) => (
        <>
          {said.length === 0 ? '—' : said.map((one) => `${one.clause} ${outcome(one.outcome)}`).join(semicolon())}
          {reason === '' ? null : (
            <div className="form-hint">
              <Text>{reason}</Text>
            </div>
          )}
        </>
      ),
    },
    {
      key: 'due',
      words: 'watch.column.due',
      text: ({ dueAt }) => shanghaiTime(dueAt),
      cell: ({ dueAt, state }) => <DueText due={dueAt} isRunning={OPEN.has(state)} />,
    },
    {
      key: 'ended',
      words: 'watch.column.ended',
      text: ({ endedAt }) => (endedAt === null ? '' : shanghaiTime(endedAt)),
      cell: ({ endedAt }) => <TimeText at={endedAt} isDay />,
    },
    {
      key: 'more',
      words: 'watch.column.more',
      text: () => '',
      cell: ({ rule, draw, scan, relapse }) => (
        <span className="links-row">
          {scan === null ? null : <PageLink to={`/scans/${scan}`}>{t('watch.open.scan')}</PageLink>}
          {relapse === null ? null : <PageLink to={`/cases/${relapse}`}>{t('watch.open.relapse')}</PageLink>}
          {rule === null ? null : <PageLink to={`/watch/rules/${rule}`}>{t('watch.open.rule')}</PageLink>}
          {draw === null ? null : <PageLink to={`/watch/draws/${draw}`}>{t('watch.open.draw')}</PageLink>}
        </span>
      ),
    },
  ];
}
