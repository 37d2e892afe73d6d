import { listClauses } from '@touchstone/api-client/routes/clauses';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type RowOf, useList } from '../../api/use-list.ts';
import { useRead } from '../../api/use-read.ts';
import { useAddress } from '../../app/address.ts';
import { PageHeader } from '../../parts/page-header.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { type Filter, queryOf } from '../../parts/table/filter.ts';
import { useSaid } from '../../parts/use-said.ts';

/** Clauses that the rules of this installation answer. */
export function Route(): ReactNode {
  const { t } = useTranslation();
  const said = useSaid();
  const { search } = useAddress();
  const { data } = useRead(listClauses, { query: {} });
  const nameOf = new Map(data?.laws.map(({ id, document, en, number }) => [id, `${said({ zh: document, en })} ${number}`.trim()]));
  const filters: readonly Filter[] = [
    { key: 'q', words: 'clauses.filter.q', kind: 'text' },
    { key: 'law', words: 'clauses.filter.law', kind: 'choice', choices: [...nameOf.keys()], label: (law) => nameOf.get(law) ?? law },
    {
      key: 'decidedBy',
      words: 'clauses.filter.decidedBy',
      kind: 'choice',
      choices: ['machine', 'person'],
      label: (one) => t(`clauses.decidedBy.${one}`),
    },
  ];
  const { q, law, decidedBy } = queryOf(filters, search);
  const clauses = useList(listClauses, { query: { q, law, decidedBy } });
  const columns: readonly Column<RowOf<typeof listClauses>>[] = [
    { key: 'clause', words: 'clauses.column.clause', isName: true, text: ({ clause }) => clause },
    { key: 'title', words: 'clauses.column.title', text: ({ title }) => said(title) },
    { key: 'problem', words: 'clauses.column.problem', text: ({ problem }) => problem ?? '—' },
    { key: 'law', words: 'clauses.column.law', text: ({ law: of }) => of.number || said({ zh: of.document, en: of.en }) },
    { key: 'decidedBy', words: 'clauses.column.decidedBy', text: (row) => t(`clauses.decidedBy.${row.decidedBy}`) },
    { key: 'rules', words: 'clauses.column.rules', isNumber: true, text: ({ rules }) => String(rules) },
    { key: 'cases', words: 'clauses.column.cases', isNumber: true, text: ({ cases }) => String(cases) },
    {
      key: 'state',
      words: 'clauses.column.state',
      text: ({ isEnforced }) => t(isEnforced ? 'clauses.status.enforced' : 'clauses.status.trial'),
      cell: ({ isEnforced }) => (
        <span className={`tag tone-${isEnforced ? 'good' : 'wait'}`}>
          {t(isEnforced ? 'clauses.status.enforced' : 'clauses.status.trial')}
        </span>
      ),
    },
    { key: 'known', words: 'clauses.column.known', isExtra: true, text: ({ known }) => t(`clauses.known.${known}`) },
    { key: 'from', words: 'clauses.column.from', isExtra: true, text: ({ law: of }) => of.from },
  ];
  return (
    <>
      <PageHeader
        title={t('clauses.title')}
        about={
          data === undefined
            ? t('clauses.about')
            : `${t('clauses.about')} ${t('clauses.version', { version: data.version, day: data.released })}`
        }
      />
      <DataTable
        caption={t('clauses.title')}
        list={clauses}
        columns={columns}
        filters={filters}
        empty={t('clauses.empty')}
        keyOf={({ clause }) => clause}
        hrefOf={({ clause }) => `/clauses/${encodeURIComponent(clause)}`}
      />
    </>
  );
}
