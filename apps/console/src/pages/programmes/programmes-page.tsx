import { type listProgrammes, readGuidance } from '@touchstone/api-client/routes/programmes';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fileAddress } from '../../api/address.ts';
import type { List, RowOf } from '../../api/use-list.ts';
import { useMe } from '../../app/me.ts';
import { Action } from '../../parts/action.tsx';
import { FileLink } from '../../parts/file-link.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import type { Filter } from '../../parts/table/filter.ts';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { type NewProgramme, ProgrammeForm } from './programme-form.tsx';

type Row = RowOf<typeof listProgrammes>;

interface Props {
  readonly programmes: List<Row>;
  readonly filters: readonly Filter[];
  onCreate(programme: NewProgramme): Promise<unknown>;
}

/** What stores set out to put right by themselves. */
export function ProgrammesPage({ programmes, filters, onCreate }: Props): ReactNode {
  const { t } = useTranslation();
  const isStore = useMe().organisation.kind === 'store';
  const [isDrafting, setDrafting] = useState(false);
  const columns: readonly Column<Row>[] = [
    { key: 'title', words: 'programmes.column.title', isName: true, text: ({ title }) => title, cell: ({ title }) => <Text>{title}</Text> },
    {
      key: 'store',
      words: 'programmes.column.store',
      isExtra: isStore,
      text: ({ storeName }) => storeName,
      cell: ({ storeName }) => <Text>{storeName}</Text>,
    },
    {
      key: 'state',
      words: 'programmes.column.state',
      text: ({ state }) => t(`states.programme.${state}`),
      cell: ({ state }) => <StateTag kind="programme" state={state} />,
    },
    {
      key: 'clauses',
      words: 'programmes.column.clauses',
      text: ({ clauses }) => (clauses.length === 0 ? t('programmes.allClauses') : clauses.join(' ')),
    },
    {
      key: 'announced',
      words: 'programmes.column.announced',
      text: ({ announcedAt }) => (announcedAt === null ? '' : shanghaiTime(announcedAt)),
      cell: ({ announcedAt }) => <TimeText at={announcedAt} isDay />,
    },
    {
      key: 'due',
      words: 'programmes.column.due',
      text: ({ dueAt }) => (dueAt === null ? '' : shanghaiTime(dueAt)),
      cell: ({ dueAt }) => <TimeText at={dueAt} />,
    },
  ];
  return (
    <>
      <PageHeader
        title={t('programmes.title')}
        about={t('programmes.about')}
        actions={
          isStore ? (
            <>
              <FileLink address={fileAddress(readGuidance.path)}>{t('programmes.guidance')}</FileLink>
              <Action kind="main" permission="programme.manage" onAct={() => setDrafting(true)}>
                {t('programmes.create')}
              </Action>
            </>
          ) : undefined
        }
      />
      <DataTable
        caption={t('programmes.title')}
        list={programmes}
        columns={columns}
        filters={filters}
        empty={t('programmes.empty')}
        keyOf={({ id }) => id}
        hrefOf={({ id }) => `/programmes/${id}`}
      />
      {isDrafting ? <ProgrammeForm onCreate={onCreate} onClose={() => setDrafting(false)} /> : null}
    </>
  );
}
