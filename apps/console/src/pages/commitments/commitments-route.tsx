import { downloadConductFile, listCommitments } from '@touchstone/api-client/routes/conduct';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fileAddress } from '../../api/address.ts';
import { type RowOf, useList } from '../../api/use-list.ts';
import { useAddress } from '../../app/address.ts';
import { useMay } from '../../app/me.ts';
import { Action } from '../../parts/action.tsx';
import { FileLink } from '../../parts/file-link.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { type Filter, queryOf } from '../../parts/table/filter.ts';
import { Text } from '../../parts/text.tsx';
import { Break } from './break-dialog.tsx';

export type Commitment = RowOf<typeof listCommitments>;

const FILTERS: readonly Filter[] = [{ key: 'operator', words: 'conduct.filter.operator', kind: 'given' }];

/** 承诺书 with what broke them, the newest first. */
export function Route(): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const { search } = useAddress();
  const { operator } = search;
  const [broken, setBroken] = useState<Commitment>();
  const commitments = useList(listCommitments, { query: queryOf(FILTERS, search) });
  const columns: readonly Column<Commitment>[] = [
    {
      key: 'operator',
      words: 'conduct.column.operator',
      isName: true,
      text: ({ operatorName }) => operatorName ?? '—',
      cell: ({ operatorName }) => (operatorName === null ? '—' : <Text>{operatorName}</Text>),
    },
    { key: 'text', words: 'operator.commitments.text', text: ({ text }) => text, cell: ({ text }) => <Text>{text}</Text> },
    {
      key: 'by',
      words: 'operator.commitments.by',
      text: ({ signatory, title }) => `${signatory} ${title}`,
      cell: ({ signatory, title }) => <Text>{`${signatory} ${title}`}</Text>,
    },
    { key: 'signed', words: 'operator.commitments.signed', text: ({ signedOn }) => signedOn },
    {
      key: 'file',
      words: 'commitment.paper',
      text: ({ file }) => file,
      cell: ({ file }) => <FileLink address={fileAddress(downloadConductFile.path, { sha256: file })}>{t('credit.openFile')}</FileLink>,
    },
    {
      key: 'breaches',
      words: 'operator.commitments.breaches',
      text: ({ breaches }) => breaches.map(({ statement }) => statement).join(' · '),
      cell: (row) => (
        <ul className="links">
          {row.breaches.map((one) => (
            <li key={one.id}>
              <PageLink to={`/cases/${one.case}`}>
                <Text>{one.statement}</Text>
              </PageLink>
            </li>
          ))}
        </ul>
      ),
    },
    {
      key: 'actions',
      words: 'claims.column.actions',
      text: () => '',
      cell: (row) => (
        <Action permission="conduct.record" onAct={() => setBroken(row)}>
          {t('commitment.break.do')}
        </Action>
      ),
    },
  ];
  return (
    <>
      <PageHeader
        title={t('commitment.title')}
        about={t('commitment.about')}
        actions={
          operator === undefined || !may('conduct.record') ? undefined : (
            <PageLink className="button" to={`/commitments/new?operator=${operator}`}>
              {t('commitment.new.title')}
            </PageLink>
          )
        }
      />
      <DataTable
        caption={t('commitment.title')}
        list={commitments}
        columns={columns}
        filters={FILTERS}
        empty={t('commitment.empty')}
        keyOf={({ id }) => id}
        hrefOf={(row) => `/operators/${row.operator}`}
      />
      {broken === undefined ? null : <Break commitment={broken} onClose={() => setBroken(undefined)} />}
    </>
  );
}
