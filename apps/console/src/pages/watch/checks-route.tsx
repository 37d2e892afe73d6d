import { listWatchChecks } from '@touchstone/api-client/routes/watch';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useList } from '../../api/use-list.ts';
import { useAddress } from '../../app/address.ts';
import { useMay } from '../../app/me.ts';
import { Action } from '../../parts/action.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { DataTable } from '../../parts/table/data-table.tsx';
import { type Filter, queryOf } from '../../parts/table/filter.ts';
import { useCheckColumns } from './check-columns.tsx';
import { DrawDialog } from './draw-dialog.tsx';
import { RaiseDialog } from './raise-dialog.tsx';

const STATES = ['DUE', 'SCANNING', 'REVIEWING', 'PASSED', 'RELAPSED', 'NOT_TESTED', 'DROPPED'] as const;

/** 回头看: looks at closed cases that are due, under way and over. */
export function Route(): ReactNode {
  const { t } = useTranslation();
  const { search } = useAddress();
  const may = useMay();
  const [isDrawing, setDrawing] = useState(false);
  const [isRaising, setRaising] = useState(false);
  const columns = useCheckColumns();
  const filters: readonly Filter[] = [
    { key: 'state', words: 'watch.filter.state', kind: 'choice', choices: STATES, label: (state) => t(`states.watchCheck.${state}`) },
    { key: 'isDue', words: 'watch.filter.isDue', kind: 'flag' },
    { key: 'case', words: 'watch.filter.case', kind: 'given' },
    { key: 'rule', words: 'watch.filter.rule', kind: 'given' },
    { key: 'draw', words: 'watch.filter.draw', kind: 'given' },
    { key: 'campaign', words: 'watch.filter.campaign', kind: 'given' },
  ];
  const checks = useList(listWatchChecks, { query: queryOf(filters, search) });
  return (
    <>
      <PageHeader
        title={t('watch.title')}
        about={t('watch.about')}
        actions={
          <>
            <PageLink to="/watch/rules" className="button">
              {t('watch.openRules')}
            </PageLink>
            <Action permission="watch.manage" onAct={() => setDrawing(true)}>
              {t('watch.draw.open')}
            </Action>
            {search['case'] === undefined || !may('watch.manage') ? null : (
              <PageLink to={`/watch/rules?kind=case&target=${search['case']}&new=yes`} className="button">
                {t('watch.rules.ofCase')}
              </PageLink>
            )}
            {search['case'] === undefined ? null : (
              <Action kind="main" permission="watch.manage" onAct={() => setRaising(true)}>
                {t('watch.raise.open')}
              </Action>
            )}
          </>
        }
      />
      <DataTable
        caption={t('watch.title')}
        list={checks}
        columns={columns}
        filters={filters}
        empty={t('watch.empty')}
        keyOf={({ id }) => id}
        hrefOf={(row) => `/cases/${row.case}`}
      />
      {isDrawing ? <DrawDialog onClose={() => setDrawing(false)} /> : null}
      {isRaising && search['case'] !== undefined ? <RaiseDialog caseId={search['case']} onClose={() => setRaising(false)} /> : null}
    </>
  );
}
