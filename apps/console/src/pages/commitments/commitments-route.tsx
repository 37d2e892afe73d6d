import { listCases } from '@touchstone/api-client/routes/cases';
import { downloadConductFile, listCommitments, readOperatorRecord, recordBreach } from '@touchstone/api-client/routes/conduct';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fileAddress } from '../../api/address.ts';
import { useChange } from '../../api/use-change.ts';
import { type RowOf, useList } from '../../api/use-list.ts';
import { useRead } from '../../api/use-read.ts';
import { useAddress } from '../../app/address.ts';
import { useMay } from '../../app/me.ts';
import { Action } from '../../parts/action.tsx';
import { FileLink } from '../../parts/file-link.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { Pick } from '../../parts/pick.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { shanghaiDay } from '../../parts/shanghai-time.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { type Filter, queryOf } from '../../parts/table/filter.ts';
import { Text } from '../../parts/text.tsx';
import { visibleText } from '../../parts/visible-text.ts';

type Commitment = RowOf<typeof listCommitments>;

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

/** A case of the firm, begun after the promise, shows that it was not kept. */
function Break({ commitment, onClose }: { readonly commitment: Commitment; onClose(): void }): ReactNode {
  const { t } = useTranslation();
  const change = useChange(recordBreach, [listCommitments, readOperatorRecord]);
  const cases = useRead(listCases, { query: { operator: commitment.operator, limit: 100 } });
  const later = (cases.data?.items ?? []).filter(({ openedAt }) => shanghaiDay(openedAt) >= commitment.signedOn);
  const [picked, setPicked] = useState<string>();
  const chosen = picked ?? later[0]?.id ?? '';
  return (
    <ReasonDialog
      title={t('commitment.break.do')}
      consequence={t(later.length === 0 && cases.data !== undefined ? 'commitment.break.noCase' : 'commitment.break.about')}
      confirm={t('commitment.break.do')}
      reasonLabel={t('commitment.break.statement')}
      maxLength={4000}
      isOpen
      onConfirm={(statement) => change.mutateAsync({ params: { commitment: commitment.id }, body: { case: chosen, statement } })}
      onClose={onClose}
    >
      {later.length === 0 ? null : (
        <Pick
          label={t('conduct.column.case')}
          value={chosen}
          choices={later.map(({ id }) => id)}
          say={(one) => {
            const of = later.find(({ id }) => id === one);
            return of === undefined ? one : `${of.number ?? t('cases.noNumber')} ${visibleText(of.subject.name)}`;
          }}
          onPick={setPicked}
        />
      )}
    </ReasonDialog>
  );
}
