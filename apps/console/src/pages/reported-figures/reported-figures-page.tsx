import type { listReportedFigures } from '@touchstone/api-client/routes/notices';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { List, RowOf } from '../../api/use-list.ts';
import { Action } from '../../parts/action.tsx';
import { countText } from '../../parts/count-text.ts';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import type { Filter } from '../../parts/table/filter.ts';
import { Text } from '../../parts/text.tsx';
import { figureText } from './figure-text.ts';

type Row = RowOf<typeof listReportedFigures>;

interface Props {
  readonly figures: List<Row>;
  readonly filters: readonly Filter[];
  /** What taking them in has added; undefined before. */
  readonly loaded: { readonly notices: number; readonly rows: number; readonly figures: number } | undefined;
  readonly isLoading: boolean;
  onLoad(): void;
}

/** What was stated in public, each with its source and day, beside the rows that are held for the same; no row is made up for the gap. */
export function ReportedFiguresPage({ figures, filters, loaded, isLoading, onLoad }: Props): ReactNode {
  const { t } = useTranslation();
  const columns: readonly Column<Row>[] = [
    {
      key: 'what',
      words: 'reportedFigures.column.what',
      isName: true,
      text: ({ what, about }) => [t(`reportedFigures.what.${what}`, { defaultValue: what }), about ?? ''].join(' '),
      cell: ({ id, what, about }) => (
        <PageLink to={`/reported-figures/${id}`}>
          {t(`reportedFigures.what.${what}`, { defaultValue: what })} <Text>{about ?? ''}</Text>
        </PageLink>
      ),
    },
    { key: 'period', words: 'reportedFigures.column.period', text: ({ period }) => period ?? '—' },
    { key: 'asOf', words: 'reportedFigures.column.asOf', text: ({ asOf }) => asOf },
    { key: 'value', words: 'reportedFigures.column.value', isNumber: true, text: figureText },
    {
      key: 'held',
      words: 'reportedFigures.column.held',
      isNumber: true,
      text: ({ held }) => (held === null ? '—' : String(held)),
      cell: ({ id, held }) => (held === null ? '—' : <PageLink to={`/reported-figures/${id}`}>{countText(held)}</PageLink>),
    },
    {
      key: 'gap',
      words: 'reportedFigures.column.gap',
      isNumber: true,
      text: ({ gap }) => (gap === null ? '—' : String(gap)),
      cell: ({ gap }) => (gap === null ? '—' : countText(gap)),
    },
    {
      key: 'source',
      words: 'reportedFigures.column.source',
      text: ({ source, words }) => [words ?? '', source].join(' '),
      cell: ({ source, words }) => (
        <>
          {words === null ? null : (
            <>
              <Text>{words}</Text>
              <br />
            </>
          )}
          <Text>{source}</Text>
        </>
      ),
    },
    {
      key: 'grade',
      words: 'reportedFigures.column.grade',
      text: ({ evidenceGrade }) => t(`reportedFigures.grade.${evidenceGrade}`),
    },
  ];
  return (
    <>
      <PageHeader
        title={t('reportedFigures.title')}
        about={t('reportedFigures.about')}
        crumbs={[{ to: '/statistics', text: t('statistics.title') }]}
        actions={
          <Action permission="system.manage" isBusy={isLoading} onAct={onLoad}>
            {t('reportedFigures.load')}
          </Action>
        }
      />
      {loaded === undefined ? null : (
        <p role="status">{t('reportedFigures.loaded', { notices: loaded.notices, rows: loaded.rows, figures: loaded.figures })}</p>
      )}
      <DataTable
        caption={t('reportedFigures.title')}
        list={figures}
        columns={columns}
        filters={filters}
        empty={t('reportedFigures.empty')}
        keyOf={({ id }) => id}
      />
    </>
  );
}
