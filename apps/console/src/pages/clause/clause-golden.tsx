import { listEngines } from '@touchstone/api-client/routes/engines';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/use-read.ts';
import { useMay } from '../../app/me.ts';
import { Ready } from '../../parts/ready.tsx';
import { Section } from '../../parts/section.tsx';
import { staticList } from '../../parts/static-list.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { goldenOf } from '../engines/golden.ts';
import { type GoldenClause, goldenColumns } from '../engines/golden-columns.ts';

interface Row extends GoldenClause {
  readonly key: string;
  readonly engine: string;
}

const COLUMNS: readonly Column<Row>[] = [
  { key: 'engine', words: 'engines.column.name', isName: true, text: ({ engine }) => engine },
  ...goldenColumns<Row>(),
];

/** How each engine answers this clause on files whose answers people have established. */
export function ClauseGolden({ clause }: { readonly clause: string }): ReactNode {
  const { t } = useTranslation();
  const isMine = useMay()('engine.read');
  const engines = useRead(listEngines, { query: {} }, { enabled: isMine });
  if (!isMine) return null;
  return (
    <Ready of={engines}>
      {({ items }) => {
        const rows = items.flatMap(({ key, name, version, golden }): Row[] => {
          const answered = goldenOf(golden)?.clauses.find((one) => one.clause === clause);
          return answered === undefined ? [] : [{ ...answered, key, engine: `${name} ${version}` }];
        });
        return (
          <Section title={t('clauses.golden.title')} count={rows.length}>
            <DataTable
              isPart
              caption={t('clauses.golden.title')}
              list={staticList(rows)}
              columns={COLUMNS}
              empty={t('clauses.golden.empty')}
              keyOf={({ key }) => key}
              hrefOf={({ key }) => `/engines/${key}`}
            />
          </Section>
        );
      }}
    </Ready>
  );
}
