import type { UseQueryResult } from '@tanstack/react-query';
import type { OutputOf } from '@touchstone/api-client';
import type { readMissEstimate, readReviewStatistics } from '@touchstone/api-client/routes/findings';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DayField } from '../../parts/day-field.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Ready } from '../../parts/ready.tsx';
import { MissEstimate } from './miss-estimate.tsx';
import { Reviewers } from './reviewers.tsx';

interface Props {
  readonly reviews: UseQueryResult<OutputOf<typeof readReviewStatistics>>;
  /** Undefined for who may not read how votes are fused. */
  readonly misses: UseQueryResult<OutputOf<typeof readMissEstimate>> | undefined;
  /** Days that the address names. */
  readonly span: { readonly from?: string; readonly until?: string };
  onSpan(change: { readonly from?: string | undefined; readonly until?: string | undefined }): void;
}

/** How good decisions are: what was let pass by the random audit, and how people of the review decide. */
export function ReviewStatisticsPage({ reviews, misses, span, onSpan }: Props): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader
        title={t('reviewStatistics.title')}
        about={t('reviewStatistics.about')}
        crumbs={[{ to: '/review-queue', text: t('review.title') }]}
      />
      <div className="panel form-pair">
        {(['from', 'until'] as const).map((name) => (
          <DayField key={name} label={t(`reviewStatistics.${name}`)} value={span[name] ?? ''} onDay={(day) => onSpan({ [name]: day })} />
        ))}
      </div>
      {misses === undefined ? null : <Ready of={misses}>{(value) => <MissEstimate estimate={value} />}</Ready>}
      <Ready of={reviews}>{(value) => <Reviewers statistics={value} />}</Ready>
    </>
  );
}
