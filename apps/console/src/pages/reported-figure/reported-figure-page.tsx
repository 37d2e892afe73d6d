import type { OutputOf } from '@touchstone/api-client';
import type { listHeldRows, readReportedFigure } from '@touchstone/api-client/routes/notices';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { List, RowOf } from '../../api/use-list.ts';
import { countText } from '../../parts/count-text.ts';
import { Facts } from '../../parts/facts.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { comma } from '../../parts/punctuation.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { Text } from '../../parts/text.tsx';
import { visibleText } from '../../parts/visible-text.ts';
import { figureText } from '../reported-figures/figure-text.ts';

type Row = RowOf<typeof listHeldRows>;

interface Props {
  readonly figure: OutputOf<typeof readReportedFigure>;
  readonly rows: List<Row>;
}

/** What was stated, and the rows that are known of it. */
export function ReportedFigurePage({ figure, rows }: Props): ReactNode {
  const { t } = useTranslation();
  const { what, about, period, asOf, source, words, evidenceGrade, held, gap, notice } = figure;
  const columns: readonly Column<Row>[] = [
    {
      key: 'name',
      words: 'reportedFigures.row.name',
      isName: true,
      text: ({ name }) => name,
      cell: (row) =>
        row.case === null ? <Text>{row.name}</Text> : <PageLink to={`/cases/${row.case}`}>{<Text>{row.name}</Text>}</PageLink>,
    },
    {
      key: 'developer',
      words: 'reportedFigures.row.developer',
      text: ({ developer }) => developer ?? '—',
      cell: ({ developer }) => <Text>{developer ?? '—'}</Text>,
    },
    {
      key: 'source',
      words: 'reportedFigures.row.source',
      text: (row) => row.source ?? '—',
      cell: (row) => <Text>{row.source ?? '—'}</Text>,
    },
    {
      key: 'version',
      words: 'reportedFigures.row.version',
      text: ({ version }) => version ?? '—',
      cell: ({ version }) => <Text>{version ?? '—'}</Text>,
    },
    {
      key: 'problems',
      words: 'reportedFigures.row.problems',
      text: ({ problems }) => problems.join(comma()),
      cell: ({ problems }) => <Text>{problems.join(comma())}</Text>,
    },
    {
      key: 'notice',
      words: 'reportedFigures.row.notice',
      text: ({ title }) => title,
      cell: ({ notice: of, title }) => (
        <PageLink to={`/notices/${of}`}>
          <Text>{title}</Text>
        </PageLink>
      ),
    },
    { key: 'on', words: 'reportedFigures.row.on', text: ({ on }) => on },
  ];
  return (
    <>
      <PageHeader
        title={`${t(`reportedFigures.what.${what}`, { defaultValue: what })} ${visibleText(about ?? '')}`}
        about={t('reportedFigures.oneAbout')}
        crumbs={[{ to: '/reported-figures', text: t('reportedFigures.title') }]}
      />
      <Facts
        lines={[
          { label: t('reportedFigures.column.value'), value: figureText(figure) },
          { label: t('reportedFigures.words'), value: words === null ? null : <Text>{words}</Text> },
          { label: t('reportedFigures.column.period'), value: period },
          { label: t('reportedFigures.column.asOf'), value: asOf },
          { label: t('reportedFigures.column.source'), value: <Text>{source}</Text> },
          { label: t('reportedFigures.column.grade'), value: t(`reportedFigures.grade.${evidenceGrade}`) },
          { label: t('reportedFigures.column.held'), value: held === null ? t('reportedFigures.noRows') : countText(held) },
          { label: t('reportedFigures.column.gap'), value: gap === null ? null : countText(gap) },
          {
            label: t('reportedFigures.row.notice'),
            value:
              notice === null ? null : (
                <PageLink isVerb to={`/notices/${notice}`}>
                  {t('reportedFigures.openNotice')}
                </PageLink>
              ),
          },
        ]}
      />
      {held === null ? null : (
        <DataTable
          caption={t('reportedFigures.column.held')}
          list={rows}
          columns={columns}
          empty={t('reportedFigures.noneHeld')}
          keyOf={({ notice: of, attachment, ordinal }) => `${of} ${attachment} ${ordinal}`}
        />
      )}
    </>
  );
}
