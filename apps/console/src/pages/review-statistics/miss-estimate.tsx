import type { OutputOf } from '@touchstone/api-client';
import type { readMissEstimate } from '@touchstone/api-client/routes/findings';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { countText } from '../../parts/count-text.ts';
import { Figure } from '../../parts/figure.tsx';
import { percentText } from '../../parts/percent-text.ts';
import { Section } from '../../parts/section.tsx';
import { staticList } from '../../parts/static-list.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';

type Estimate = OutputOf<typeof readMissEstimate>;
type Miss = Estimate['rejected'];

interface Row extends Miss {
  /** What was let pass: rejected by fusion, or never found. */
  readonly kind: 'rejected' | 'notFound';
}

const counted = (key: 'results' | 'drawn' | 'decided' | 'real'): Column<Row> => ({
  ...{ key, words: `reviewStatistics.miss.${key}`, isNumber: true },
  text: (row) => String(row[key]),
  cell: (row) => countText(row[key]),
});

const COLUMNS: readonly Column<Row>[] = [
  { key: 'kind', words: 'reviewStatistics.miss.kind', isName: true, text: (row, t) => t(`reviewStatistics.miss.kinds.${row.kind}`) },
  ...(['results', 'drawn', 'decided', 'real'] as const).map(counted),
  { key: 'share', words: 'reviewStatistics.miss.share', isNumber: true, text: ({ share }) => percentText(share) },
  {
    key: 'missed',
    words: 'reviewStatistics.miss.missed',
    isNumber: true,
    text: ({ missed, missedBetween: [least, most] }) => (missed === null ? '—' : `${missed} (${least}–${most})`),
  },
];

/**
 * What rejection and silence have let pass, by the random audit: shares of what was drawn, and the interval that so few draws leave. No
 * list stands behind its numbers: one that told which findings were drawn would tell reviewers too.
 */
export function MissEstimate({
  estimate: { confirmed, rejected, notFound, recall, recallBetween },
}: {
  readonly estimate: Estimate;
}): ReactNode {
  const { t } = useTranslation();
  const rows: readonly Row[] = [
    { kind: 'rejected', ...rejected },
    { kind: 'notFound', ...notFound },
  ];
  const [least, most] = recallBetween;
  return (
    <Section title={t('reviewStatistics.miss.title')}>
      <div className="figures">
        <Figure label={t('reviewStatistics.miss.confirmed')} count={confirmed} />
      </div>
      <p>
        {recall === null
          ? t('reviewStatistics.miss.noRecall')
          : t('reviewStatistics.miss.recall', { recall: percentText(recall), least: percentText(least), most: percentText(most) })}
      </p>
      <p className="form-hint">{t('reviewStatistics.miss.how')}</p>
      <DataTable
        isPart
        caption={t('reviewStatistics.miss.title')}
        list={staticList(rows)}
        columns={COLUMNS}
        empty={t('reviewStatistics.miss.noRecall')}
        keyOf={({ kind }) => kind}
      />
    </Section>
  );
}
