import type { listInventoryFlags } from '@touchstone/api-client/routes/inventory';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { List, RowOf } from '../../api/use-list.ts';
import { Action } from '../../parts/action.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import type { Filter } from '../../parts/table/filter.ts';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';

type Flag = RowOf<typeof listInventoryFlags>;
const DECISIONS = ['EXPLAINED', 'CONFIRMED'] as const;
type Decision = (typeof DECISIONS)[number];

interface Props {
  readonly flags: List<Flag>;
  readonly filters: readonly Filter[];
  onDecide(flag: Flag, state: Decision, reason: string): Promise<unknown>;
}

/** What does not fit together in the inventory: a person explains it, or confirms it. */
export function FlagsPage({ flags, filters, onDecide }: Props): ReactNode {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<{ readonly flag: Flag; readonly state: Decision }>();
  const columns: readonly Column<Flag>[] = [
    { key: 'kind', words: 'flags.column.kind', isName: true, text: ({ kind }) => t(`flags.kind.${kind}.name`) },
    { key: 'means', words: 'flags.column.means', text: ({ kind }) => t(`flags.kind.${kind}.means`) },
    {
      key: 'app',
      words: 'flags.column.app',
      text: ({ app }) => app?.name ?? '',
      cell: ({ app }) => (app === null ? '—' : <PageLink to={`/apps/${app.id}`}>{<Text>{app.name}</Text>}</PageLink>),
    },
    {
      key: 'artifact',
      words: 'flags.column.artifact',
      text: ({ artifact }) => artifact ?? '',
      cell: ({ artifact }) => (artifact === null ? '—' : <code>{artifact.slice(0, 16)}…</code>),
    },
    {
      key: 'detail',
      words: 'flags.column.detail',
      isExtra: true,
      text: ({ detail }) => linesOf(detail),
      cell: ({ detail }) => <Text className="code">{linesOf(detail)}</Text>,
    },
    {
      key: 'state',
      words: 'flags.column.state',
      text: ({ state }) => t(`states.flag.${state}`),
      cell: ({ state }) => <StateTag kind="flag" state={state} />,
    },
    {
      key: 'reason',
      words: 'flags.column.reason',
      text: ({ reason }) => reason ?? '',
      cell: ({ reason }) => (reason === null ? '' : <Text>{reason}</Text>),
    },
    {
      key: 'at',
      words: 'flags.column.at',
      text: ({ createdAt }) => shanghaiTime(createdAt),
      cell: ({ createdAt }) => <TimeText at={createdAt} isDay />,
    },
    {
      key: 'work',
      words: 'flags.column.work',
      text: () => '',
      cell: (flag) =>
        flag.state !== 'OPEN' ? (
          ''
        ) : (
          <span className="row-work">
            {DECISIONS.map((state) => (
              <Action key={state} permission="app.edit" onAct={() => setAsked({ flag, state })}>
                {t(`flags.decide.${state}`)}
              </Action>
            ))}
          </span>
        ),
    },
  ];
  return (
    <>
      <PageHeader title={t('flags.title')} about={t('flags.about')} crumbs={[{ to: '/apps', text: t('apps.title') }]} />
      <DataTable
        caption={t('flags.title')}
        list={flags}
        columns={columns}
        filters={filters}
        empty={t('flags.empty')}
        keyOf={({ id }) => id}
        hrefOf={({ app, artifact }) => (app === null ? (artifact === null ? undefined : `/artifacts/${artifact}`) : `/apps/${app.id}`)}
      />
      {asked === undefined ? null : (
        <ReasonDialog
          title={t(`flags.decide.${asked.state}`)}
          consequence={t(`flags.consequence.${asked.state}`)}
          confirm={t(`flags.decide.${asked.state}`)}
          isOpen
          onConfirm={(reason) => onDecide(asked.flag, asked.state, reason)}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}

/** `of: 3f…, package: cn.example`: what was compared. */
const linesOf = (detail: unknown): string =>
  Object.entries((detail ?? {}) as Readonly<Record<string, unknown>>)
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ');
