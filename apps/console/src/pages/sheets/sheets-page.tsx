import type { listSheets } from '@touchstone/api-client/routes/sheets';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { List, RowOf } from '../../api/use-list.ts';
import { useMe } from '../../app/me.ts';
import { ActorText } from '../../parts/actor-text.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import type { Filter } from '../../parts/table/filter.ts';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { OpenSheet } from './open-sheet.tsx';

type SheetRow = RowOf<typeof listSheets>;

interface Props {
  readonly sheets: List<SheetRow>;
  readonly filters: readonly Filter[];
}

/** Check sheets of one’s laboratory, or that one’s authority asked for. */
export function SheetsPage({ sheets, filters }: Props): ReactNode {
  const { t } = useTranslation();
  const me = useMe();
  const columns: readonly Column<SheetRow>[] = [
    {
      key: 'subject',
      words: 'sheets.column.subject',
      isName: true,
      text: ({ subject }) => subject.label ?? subject.name,
      cell: ({ subject }) => <Text>{subject.label ?? subject.name}</Text>,
    },
    {
      key: 'version',
      words: 'sheets.column.version',
      text: ({ subject }) => subject.version ?? '—',
      cell: ({ subject }) => (subject.version === null ? '—' : <Text>{subject.version}</Text>),
    },
    {
      key: 'state',
      words: 'sheets.column.state',
      text: ({ state }) => t(`states.sheet.${state}`),
      cell: ({ state }) => <StateTag kind="sheet" state={state} />,
    },
    { key: 'profile', words: 'sheets.column.profile', text: ({ profile }) => t(`sheets.profile.${profile}`) },
    { key: 'answered', words: 'sheets.column.answered', isNumber: true, text: ({ answered, items }) => `${answered} / ${items}` },
    {
      key: 'assignedTo',
      words: 'sheets.column.assignedTo',
      text: ({ assignedTo }) => assignedTo ?? t('sheets.nobody'),
      cell: ({ assignedTo }) =>
        assignedTo === null ? <span className="none">{t('sheets.nobody')}</span> : <ActorText actor={`person:${assignedTo}`} />,
    },
    {
      key: 'created',
      words: 'sheets.column.created',
      text: ({ createdAt }) => shanghaiTime(createdAt),
      cell: ({ createdAt }) => <TimeText at={createdAt} isDay />,
    },
    {
      key: 'submitted',
      words: 'sheets.column.submitted',
      text: ({ submittedAt }) => (submittedAt === null ? '' : shanghaiTime(submittedAt)),
      cell: ({ submittedAt }) => <TimeText at={submittedAt} isDay />,
    },
  ];
  return (
    <>
      <PageHeader
        title={t('sheets.title')}
        about={t('sheets.about')}
        actions={
          <span className="actions">
            {me.person === null ? null : <PageLink to={`/sheets?assignedTo=${me.person}`}>{t('sheets.mine')}</PageLink>}
            <OpenSheet />
          </span>
        }
      />
      <DataTable
        caption={t('sheets.title')}
        list={sheets}
        columns={columns}
        filters={filters}
        empty={t('sheets.empty')}
        keyOf={({ id }) => id}
        hrefOf={({ id }) => `/sheets/${id}`}
      />
    </>
  );
}
