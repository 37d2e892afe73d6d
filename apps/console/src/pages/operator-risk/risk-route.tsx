import { listRiskRows } from '@touchstone/api-client/routes/conduct';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type RowOf, useList } from '../../api/use-list.ts';
import { useParam } from '../../app/address.ts';
import { PageHeader } from '../../parts/page-header.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { pageOfObject } from '../notifications/page-of-object.ts';

const COLUMNS: readonly Column<RowOf<typeof listRiskRows>>[] = [
  { key: 'text', words: 'operator.riskRows.text', isName: true, text: ({ text }) => text, cell: ({ text }) => <Text>{text}</Text> },
  {
    key: 'at',
    words: 'operator.riskRows.at',
    text: ({ at }) => (at === null ? '' : shanghaiTime(at)),
    cell: ({ at }) => <TimeText at={at} />,
  },
];

/** The rows behind one reason of a company's risk. */
export function Route(): ReactNode {
  const { t } = useTranslation();
  const operator = useParam('operator');
  const reason = useParam('reason');
  const rows = useList(listRiskRows, { params: { operator, reason }, query: {} });
  const title = t(`operator.risk.reason.${reason}`, { defaultValue: reason });
  return (
    <>
      <PageHeader
        title={`${t('operator.risk.title')} · ${title}`}
        crumbs={[{ to: `/operators/${operator}`, text: t('operator.offences.back') }]}
      />
      <DataTable
        isPart
        caption={title}
        list={rows}
        columns={COLUMNS}
        empty={t('operator.riskRows.empty')}
        keyOf={({ kind, id }) => kind + id}
        hrefOf={(row) => pageOfObject(row) ?? `/operators/${operator}`}
      />
    </>
  );
}
