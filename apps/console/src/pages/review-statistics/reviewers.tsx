import type { OutputOf } from '@touchstone/api-client';
import type { readReviewStatistics } from '@touchstone/api-client/routes/findings';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ActorText } from '../../parts/actor-text.tsx';
import { countText } from '../../parts/count-text.ts';
import { percentText } from '../../parts/percent-text.ts';
import { Section } from '../../parts/section.tsx';
import { staticList } from '../../parts/static-list.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { Text } from '../../parts/text.tsx';

type Statistics = OutputOf<typeof readReviewStatistics>;
type Row = Statistics['reviewers'][number];

const counted = (key: 'decisions' | 'confirmed' | 'rejected' | 'askedEvidence'): Column<Row> => ({
  ...{ key, words: `reviewStatistics.reviewers.${key}`, isNumber: true },
  text: (row) => String(row[key]),
  cell: (row) => countText(row[key]),
});

const COLUMNS: readonly Column<Row>[] = [
  {
    key: 'reviewer',
    words: 'reviewStatistics.reviewers.reviewer',
    isName: true,
    text: ({ reviewer }) => reviewer.name ?? reviewer.id,
    cell: ({ reviewer }) => (reviewer.name === null ? <ActorText actor={`person:${reviewer.id}`} /> : <Text>{reviewer.name}</Text>),
  },
  ...(['decisions', 'confirmed', 'rejected', 'askedEvidence'] as const).map(counted),
  {
    key: 'overturned',
    words: 'reviewStatistics.reviewers.overturned',
    isNumber: true,
    text: ({ overturned: { count, of } }) => `${count} / ${of}`,
  },
  {
    key: 'seconds',
    words: 'reviewStatistics.reviewers.seconds',
    isNumber: true,
    text: ({ medianSeconds }) => (medianSeconds === null ? '—' : String(Math.round(medianSeconds))),
  },
];

/** Who decided how much, how fast, and how often it was overturned; and how far two who do not see each other agree. */
export function Reviewers({ statistics: { reviewers, agreement } }: { readonly statistics: Statistics }): ReactNode {
  const { t } = useTranslation();
  const { pairs, agreed, share, kappa } = agreement;
  return (
    <>
      <Section title={t('reviewStatistics.agreement.title')}>
        <p>
          {pairs === 0
            ? t('reviewStatistics.agreement.none')
            : t('reviewStatistics.agreement.said', {
                pairs,
                agreed,
                share: percentText(share),
                kappa: kappa === null ? '—' : kappa.toFixed(2),
              })}
        </p>
      </Section>
      <Section title={t('reviewStatistics.reviewers.title')} count={reviewers.length}>
        <DataTable
          isPart
          caption={t('reviewStatistics.reviewers.title')}
          list={staticList(reviewers)}
          columns={COLUMNS}
          empty={t('reviewStatistics.reviewers.empty')}
          keyOf={({ reviewer }) => reviewer.id}
        />
      </Section>
    </>
  );
}
