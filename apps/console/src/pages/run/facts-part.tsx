import { listReportFacts } from '@touchstone/api-client/routes/reports';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useList } from '../../api/use-list.ts';
import { useAddress } from '../../app/address.ts';
import { Empty } from '../../parts/empty.tsx';
import { DataTable } from '../../parts/table/data-table.tsx';
import { type Filter, queryOf } from '../../parts/table/filter.ts';
import { useFactColumns } from './fact-columns.tsx';
import { FactDetail } from './fact-detail.tsx';
import type { PartProps } from './run-page.tsx';

const AREAS = ['all', 'code', 'run', 'traffic', 'policy', 'screens'] as const;

/** Every fact of the report, page by page; the one that is open stands above. */
export function FactsPart({ run }: PartProps): ReactNode {
  const { t } = useTranslation();
  const filters: readonly Filter[] = [
    { key: 'area', words: 'run.facts.area', kind: 'choice', choices: AREAS, label: (area) => t(`run.facts.areas.${area}`) },
    { key: 'kind', words: 'run.facts.kindCode', kind: 'text', isMore: true },
    { key: 'rule', words: 'run.facts.rule', kind: 'given' },
    { key: 'data', words: 'run.facts.data', kind: 'given' },
    { key: 'side', words: 'run.facts.side', kind: 'given' },
  ];
  return <FactsOf run={run} columns="all" filters={filters} caption={t('run.part.facts')} empty={t('run.facts.empty')} />;
}

/** What was sent, and to whom: hosts of the run and of the code. */
export function TrafficPart({ run, overview }: PartProps): ReactNode {
  const { t } = useTranslation();
  const isWatched = overview.materials.some(({ input, count }) => input === 'runtime' && count > 0);
  return (
    <>
      {isWatched ? null : <Empty text={t('run.traffic.notGiven')} />}
      <FactsOf run={run} columns="traffic" area="traffic" filters={[]} caption={t('run.part.traffic')} empty={t('run.traffic.empty')} />
    </>
  );
}

interface Props {
  readonly run: string;
  readonly columns: 'all' | 'traffic';
  /** The list alone that is shown here. */
  readonly area?: 'traffic' | 'policy';
  readonly filters: readonly Filter[];
  readonly caption: string;
  readonly empty: string;
}

function FactsOf({ run, columns, area, filters, caption, empty }: Props): ReactNode {
  const { search, path } = useAddress();
  const facts = useList(listReportFacts, {
    params: { run },
    query: { ...queryOf(filters, search), ...(area === undefined ? {} : { area }) },
  });
  const fact = search['fact'];
  return (
    <>
      {fact === undefined || !/^\d{1,7}$/.test(fact) ? null : (
        <div className="panel">
          <FactDetail run={run} fact={fact} />
        </div>
      )}
      <DataTable
        caption={caption}
        list={facts}
        columns={useFactColumns(columns)}
        filters={filters}
        empty={empty}
        keyOf={({ index }) => String(index)}
        hrefOf={({ index }) => `${path}?${new URLSearchParams({ ...search, fact: String(index) })}`}
      />
    </>
  );
}
