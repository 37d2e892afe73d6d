import { readOperatorRecord } from '@touchstone/api-client/routes/conduct';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/use-read.ts';
import { useAddress, useParam } from '../../app/address.ts';
import { DueText } from '../../parts/due-text.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { Ready } from '../../parts/ready.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import { staticList } from '../../parts/static-list.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { visibleText } from '../../parts/visible-text.ts';
import type { OperatorRecord } from '../operator/operator-page.tsx';
import { ofResult, resultOf } from './results.ts';

type Row = OperatorRecord['deadlines']['rows'][number];

/** Deadlines of a company: those that it kept, missed, or that still run, as its page counts them. */
export function Route(): ReactNode {
  const { t } = useTranslation();
  const operator = useParam('operator');
  const result = resultOf(useAddress().search['result']);
  const record = useRead(readOperatorRecord, { params: { operator } });
  const title = result === undefined ? t('case.deadlines.title') : `${t('case.deadlines.title')} · ${t(`operator.figures.${result}`)}`;
  const columns: readonly Column<Row>[] = [
    {
      key: 'purpose',
      words: 'deadlines.column.purpose',
      isName: true,
      text: ({ purpose }) => t(`states.purpose.${purpose}`, { defaultValue: purpose }),
    },
    {
      key: 'state',
      words: 'deadlines.column.state',
      text: ({ state }) => t(`states.deadline.${state}`),
      cell: ({ state }) => <StateTag kind="deadline" state={state} />,
    },
    {
      key: 'due',
      words: 'deadlines.column.due',
      text: ({ dueAt }) => (dueAt === null ? '' : shanghaiTime(dueAt)),
      cell: ({ dueAt, state }) => (dueAt === null ? '—' : <DueText due={dueAt} isRunning={state === 'RUNNING'} />),
    },
    {
      key: 'ended',
      words: 'operator.deadlines.ended',
      text: ({ endedAt }) => (endedAt === null ? '' : shanghaiTime(endedAt)),
      cell: ({ endedAt }) => <TimeText at={endedAt} />,
    },
    {
      key: 'case',
      words: 'conduct.column.case',
      text: (row) => row.case ?? '',
      cell: (row) => (row.case === null ? '—' : <PageLink to={`/cases/${row.case}`}>{t('conduct.openCase')}</PageLink>),
    },
  ];
  return (
    <Ready of={record}>
      {({ operator: firm, deadlines }) => (
        <>
          <PageHeader title={title} crumbs={[{ to: `/operators/${operator}`, text: visibleText(firm.name) }]} />
          <DataTable
            isPart
            caption={title}
            list={staticList(ofResult(deadlines.rows, result))}
            columns={columns}
            empty={t('operator.deadlines.empty')}
            keyOf={({ id }) => id}
            hrefOf={({ id }) => `/deadlines/${id}`}
          />
        </>
      )}
    </Ready>
  );
}
