import { listLedgerKinds, listLedgerRows, readLedgerImport } from '@touchstone/api-client/routes/ledgers';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type RowOf, useList } from '../../api/use-list.ts';
import { useRead } from '../../api/use-read.ts';
import { useAddress, useParam } from '../../app/address.ts';
import { useMay } from '../../app/me.ts';
import { Empty } from '../../parts/empty.tsx';
import { Figure } from '../../parts/figure.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { colon, semicolon } from '../../parts/punctuation.ts';
import { Ready } from '../../parts/ready.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { type Filter, queryOf } from '../../parts/table/filter.ts';
import { Text } from '../../parts/text.tsx';
import { Unread } from '../../parts/unread.tsx';
import { useSaid } from '../../parts/use-said.ts';
import { visibleText } from '../../parts/visible-text.ts';

const STATES = ['CREATED', 'MATCHED', 'REFUSED'] as const;
const PAGE_OF: Readonly<Record<string, string>> = { operator: '/operators', app: '/apps' };
const AGAIN_MS = 2000;
const OPEN: ReadonlySet<string> = new Set(['QUEUED', 'RUNNING', 'WAITING', 'PENDING']);

/** One book that was brought in, and what became of its rows. */
export function Route(): ReactNode {
  const { t } = useTranslation();
  if (useMay()('ledger.import')) return <Import />;
  return (
    <>
      <PageHeader title={t('ledgers.title')} />
      <Empty text={t('ledgers.notYours')} />
    </>
  );
}

function Import(): ReactNode {
  const { t } = useTranslation();
  const said = useSaid();
  const params = { import: useParam('import') };
  const { search } = useAddress();
  const first = useRead(readLedgerImport, { params });
  const isOpen = OPEN.has(first.data?.jobState ?? '');
  const one = useRead(readLedgerImport, { params }, isOpen ? { everyMs: AGAIN_MS } : {});
  const known = useRead(listLedgerKinds, {});
  const kinds = known.data?.kinds ?? [];
  const filters: readonly Filter[] = [
    { key: 'state', words: 'ledgers.column.state', kind: 'choice', choices: STATES, label: (state) => t(`ledgers.state.${state}`) },
    { key: 'faulty', words: 'ledgers.faulty', kind: 'flag' },
  ];
  const rows = useList(listLedgerRows, { params, query: queryOf(filters, search) });
  const columns: readonly Column<RowOf<typeof listLedgerRows>>[] = [
    {
      key: 'line',
      words: 'ledgers.column.line',
      isName: true,
      text: ({ sheet, line }) => t('calendars.import.line', { sheet, line }),
      cell: ({ sheet, line }) => <Text>{t('calendars.import.line', { sheet, line })}</Text>,
    },
    { key: 'state', words: 'ledgers.column.state', text: ({ state }) => t(`ledgers.state.${state}`) },
    {
      key: 'target',
      words: 'ledgers.column.target',
      text: ({ target }) => target ?? '',
      cell: ({ targetKind, target }) => {
        const page = PAGE_OF[targetKind ?? ''];
        if (target === null || targetKind === null) return '—';
        return page === undefined ? t('ledgers.record') : <PageLink to={`${page}/${target}`}>{t(`ledgers.open.${targetKind}`)}</PageLink>;
      },
    },
    {
      key: 'faults',
      words: 'ledgers.faults',
      text: ({ faults }) => faults.map((fault) => `${fault.column}${colon()}${said(fault)}`).join(semicolon()),
      cell: ({ faults }) =>
        faults.length === 0 ? (
          '—'
        ) : (
          <ul className="plain">
            {faults.map((fault) => (
              <li key={`${fault.column} ${fault.code}`}>
                <Text>{fault.column}</Text>
                {colon()}
                {said(fault)} <Text className="code">{fault.value}</Text>
              </li>
            ))}
          </ul>
        ),
    },
  ];
  return (
    <Ready of={one}>
      {(value) => {
        const kind = kinds.find((row) => row.kind === value.kind);
        const list = (state: string) => `/ledger-imports/${value.id}?state=${state}`;
        return (
          <>
            <Unread of={[known]} />
            <PageHeader
              title={visibleText(value.fileName)}
              crumbs={[{ to: '/ledger-imports', text: t('ledgers.title') }]}
              about={kind === undefined ? value.kind : said(kind)}
            />
            <div className="figures">
              <Figure label={t('ledgers.column.rows')} count={value.totalRows} list={`/ledger-imports/${value.id}`} />
              <Figure label={t('ledgers.state.CREATED')} count={value.created} list={list('CREATED')} />
              <Figure label={t('ledgers.state.MATCHED')} count={value.matched} list={list('MATCHED')} />
              <Figure label={t('ledgers.state.REFUSED')} count={value.refused} tone="bad" list={list('REFUSED')} />
            </div>
            <DataTable
              caption={t('ledgers.rows')}
              list={rows}
              columns={columns}
              filters={filters}
              empty={t('ledgers.noRows')}
              keyOf={({ sheet, line }) => `${sheet} ${line}`}
            />
          </>
        );
      }}
    </Ready>
  );
}
