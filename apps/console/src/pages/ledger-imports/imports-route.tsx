import { listLedgerImports, listLedgerKinds } from '@touchstone/api-client/routes/ledgers';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RowOf, useList } from '../../api/use-list.ts';
import { useRead } from '../../api/use-read.ts';
import { useAddress } from '../../app/address.ts';
import { useMay } from '../../app/me.ts';
import { Action } from '../../parts/action.tsx';
import { Empty } from '../../parts/empty.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { type Filter, queryOf } from '../../parts/table/filter.ts';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { Unread } from '../../parts/unread.tsx';
import { useSaid } from '../../parts/use-said.ts';
import { BookForm } from './book-form.tsx';

/** 台账: old books that were brought in, and the bringing in of one. */
export function Route(): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const [isNew, setNew] = useState(false);
  return (
    <>
      <PageHeader
        title={t('ledgers.title')}
        about={t('ledgers.about')}
        actions={
          <Action kind="main" permission="ledger.import" onAct={() => setNew(true)}>
            {t('ledgers.new')}
          </Action>
        }
      />
      {isNew ? <BookForm onClose={() => setNew(false)} /> : null}
      {may('ledger.import') ? <Imports /> : <Empty text={t('ledgers.notYours')} />}
    </>
  );
}

function Imports(): ReactNode {
  const { t } = useTranslation();
  const said = useSaid();
  const { search } = useAddress();
  const kinds = useRead(listLedgerKinds, {});
  const nameOf = new Map<string, string>((kinds.data?.kinds ?? []).map((one) => [one.kind, said(one)]));
  const filters: readonly Filter[] = [
    { key: 'kind', words: 'ledgers.kind', kind: 'choice', choices: [...nameOf.keys()], label: (kind) => nameOf.get(kind) ?? kind },
  ];
  const imports = useList(listLedgerImports, { query: queryOf(filters, search) });
  const columns: readonly Column<RowOf<typeof listLedgerImports>>[] = [
    {
      key: 'name',
      words: 'ledgers.column.name',
      isName: true,
      text: ({ fileName }) => fileName,
      cell: ({ fileName }) => <Text>{fileName}</Text>,
    },
    { key: 'kind', words: 'ledgers.kind', text: ({ kind }) => nameOf.get(kind) ?? kind },
    {
      key: 'state',
      words: 'ledgers.column.state',
      text: ({ jobState }) => (jobState === null ? '—' : t(`states.job.${jobState}`, { defaultValue: jobState })),
    },
    { key: 'rows', words: 'ledgers.column.rows', isNumber: true, text: ({ totalRows }) => String(totalRows) },
    { key: 'created', words: 'ledgers.state.CREATED', isNumber: true, text: ({ created }) => String(created) },
    { key: 'matched', words: 'ledgers.state.MATCHED', isNumber: true, text: ({ matched }) => String(matched) },
    { key: 'refused', words: 'ledgers.state.REFUSED', isNumber: true, text: ({ refused }) => String(refused) },
    {
      key: 'at',
      words: 'ledgers.column.at',
      text: ({ createdAt }) => shanghaiTime(createdAt),
      cell: ({ createdAt }) => <TimeText at={createdAt} />,
    },
  ];
  return (
    <>
      <Unread of={[kinds]} />
      <DataTable
        caption={t('ledgers.title')}
        list={imports}
        columns={columns}
        filters={filters}
        empty={t('ledgers.empty')}
        keyOf={({ id }) => id}
        hrefOf={({ id }) => `/ledger-imports/${id}`}
      />
    </>
  );
}
