import type { OutputOf } from '@touchstone/api-client';
import type { checkLedger } from '@touchstone/api-client/routes/ledgers';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { staticList } from '../../parts/static-list.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { Text } from '../../parts/text.tsx';
import { useSaid } from '../../parts/use-said.ts';

type Fault = OutputOf<typeof checkLedger>['faults'][number];

interface Props {
  readonly faults: readonly Fault[];
  /** There are more than these. */
  readonly isCut: boolean;
}

/** Cells that do not fit, each with what to do. */
export function CellFaults({ faults, isCut }: Props): ReactNode {
  const { t } = useTranslation();
  const said = useSaid();
  if (faults.length === 0) return null;
  const columns: readonly Column<Fault>[] = [
    {
      key: 'at',
      words: 'ledgers.column.line',
      isName: true,
      text: ({ sheet, line }) => t('calendars.import.line', { sheet, line }),
      cell: ({ sheet, line }) => <Text>{t('calendars.import.line', { sheet, line })}</Text>,
    },
    { key: 'column', words: 'ledgers.column.head', text: ({ column }) => column, cell: ({ column }) => <Text>{column}</Text> },
    {
      key: 'value',
      words: 'ledgers.column.value',
      text: ({ value }) => value,
      cell: ({ value }) => <Text>{value === '' ? '—' : value}</Text>,
    },
    { key: 'what', words: 'ledgers.column.what', text: said },
  ];
  return (
    <>
      <DataTable
        isPart
        caption={t('ledgers.faults')}
        list={staticList(faults)}
        columns={columns}
        empty=""
        keyOf={({ sheet, line, column, code }) => `${sheet} ${line} ${column} ${code}`}
      />
      {isCut ? <p className="none">{t('ledgers.cut')}</p> : null}
    </>
  );
}
