import { listWatchRules } from '@touchstone/api-client/routes/watch';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RowOf, useList } from '../../api/use-list.ts';
import { useAddress } from '../../app/address.ts';
import { Action } from '../../parts/action.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { comma } from '../../parts/punctuation.ts';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { type Filter, queryOf } from '../../parts/table/filter.ts';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { KINDS, RuleDialog } from './rule-dialog.tsx';
import { RuleTarget } from './rule-target.tsx';

const STATES = ['ACTIVE', 'PAUSED', 'ENDED'] as const;

/** What the list is of, or what one came from. */
function watched({ kind, target }: Readonly<Record<string, string>>) {
  const known = KINDS.find((one) => one === kind);
  return known === undefined || target === undefined ? undefined : { kind: known, target };
}

/** Who is looked at again after a case was closed, why and how often. */
export function Route(): ReactNode {
  const { t } = useTranslation();
  const { search } = useAddress();
  const about = watched(search);
  const [isNew, setNew] = useState(search['new'] !== undefined);
  const filters: readonly Filter[] = [
    { key: 'kind', words: 'watch.filter.kind', kind: 'choice', choices: KINDS, label: (kind) => t(`watch.kind.${kind}`) },
    { key: 'state', words: 'watch.filter.state', kind: 'choice', choices: STATES, label: (state) => t(`states.watchRule.${state}`) },
    { key: 'target', words: 'watch.filter.target', kind: 'text', isMore: true },
  ];
  const rules = useList(listWatchRules, { query: queryOf(filters, search) });
  const columns: readonly Column<RowOf<typeof listWatchRules>>[] = [
    {
      key: 'note',
      words: 'watch.column.note',
      isName: true,
      text: ({ note, kind }) => (note === '' ? t(`watch.kind.${kind}`) : note),
      cell: ({ note, kind }) => <Text>{note === '' ? t(`watch.kind.${kind}`) : note}</Text>,
    },
    {
      key: 'target',
      words: 'watch.column.target',
      text: ({ target }) => target,
      cell: ({ kind, target }) => <RuleTarget kind={kind} target={target} />,
    },
    {
      key: 'state',
      words: 'watch.column.state',
      text: ({ state }) => t(`states.watchRule.${state}`),
      cell: ({ state }) => <StateTag kind="watchRule" state={state} />,
    },
    {
      key: 'every',
      words: 'watch.column.every',
      text: ({ everyDays }) => (everyDays === null ? '—' : t('watch.everyDays', { count: everyDays })),
    },
    {
      key: 'triggers',
      words: 'watch.column.triggers',
      text: ({ triggers }) => triggers.map((one) => t(`watch.trigger.${one}`)).join(comma()),
    },
    { key: 'clauses', words: 'watch.column.clauses', text: ({ clauses }) => clauses.join(' ') },
    {
      key: 'next',
      words: 'watch.column.next',
      text: ({ nextDueAt }) => (nextDueAt === null ? '' : shanghaiTime(nextDueAt)),
      cell: ({ nextDueAt }) => <TimeText at={nextDueAt} isDay />,
    },
    {
      key: 'until',
      words: 'watch.column.until',
      isExtra: true,
      text: ({ until }) => (until === null ? '' : shanghaiTime(until)),
      cell: ({ until }) => <TimeText at={until} isDay />,
    },
  ];
  return (
    <>
      <PageHeader
        title={t('watch.rules.title')}
        about={t('watch.rules.about')}
        crumbs={[{ to: '/watch/checks', text: t('watch.title') }]}
        actions={
          <Action kind="main" permission="watch.manage" onAct={() => setNew(true)}>
            {t('watch.rules.new')}
          </Action>
        }
      />
      <DataTable
        caption={t('watch.rules.title')}
        list={rules}
        columns={columns}
        filters={filters}
        empty={t('watch.rules.empty')}
        keyOf={({ id }) => id}
        hrefOf={({ id }) => `/watch/rules/${id}`}
      />
      {isNew ? <RuleDialog about={about} onClose={() => setNew(false)} /> : null}
    </>
  );
}
