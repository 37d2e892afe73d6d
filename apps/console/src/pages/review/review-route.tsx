import { listReviewQueue, readFinding } from '@touchstone/api-client/routes/findings';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useList } from '../../api/use-list.ts';
import { useRead } from '../../api/use-read.ts';
import { useAddress, useOpen, useParam } from '../../app/address.ts';
import { useMay, useMe } from '../../app/me.ts';
import { Ready } from '../../parts/ready.tsx';
import { queryOf } from '../../parts/table/filter.ts';
import type { FindingDetail } from '../finding/finding-page.tsx';
import { queueFilters } from '../review-queue/queue-filters.ts';
import { queueSearch } from '../review-queue/queue-search.ts';
import { nextOf } from './next-of.ts';
import { ReviewPage } from './review-page.tsx';
import { useReview } from './use-review.ts';

export function Route(): ReactNode {
  const detail = useRead(readFinding, { params: { finding: useParam('waiting') } });
  return <Ready of={detail}>{(finding) => <Review finding={finding} />}</Ready>;
}

function Review({ finding }: { readonly finding: FindingDetail }): ReactNode {
  const { t } = useTranslation();
  const { search } = useAddress();
  const open = useOpen();
  const hindered = useHindrance(finding);
  const work = useReview(finding.id, hindered === undefined);
  const filters = queueFilters(t, String);
  const { page } = useList(listReviewQueue, { query: queryOf(filters, { ...search, limit: '100' }) });
  const queue = page?.items ?? [];
  const next = nextOf(queue, finding.id);
  const asked = queueSearch(filters, search);
  const goOn = () => open(next === undefined ? `/review-queue${asked}` : `/review-queue/${next}${asked}`);
  return (
    <ReviewPage
      finding={finding}
      hindrance={
        hindered ??
        (work.refusal === undefined ? undefined : t(`review.hindrance.${work.refusal}`, { defaultValue: t('review.hindrance.other') }))
      }
      waiting={t((page?.next ?? null) === null ? 'review.waiting' : 'review.waitingMore', { count: queue.length })}
      hasNext={next !== undefined}
      search={asked}
      onDecide={async (verdict) => {
        await work.decide(verdict);
        goOn();
      }}
      onSkip={() => {
        if (hindered === undefined && work.refusal === undefined) work.release();
        goOn();
      }}
    />
  );
}

/** Why I cannot decide it, as far as that can be read of it. */
function useHindrance({ state, standing, claim, reviews, round }: FindingDetail): string | undefined {
  const { t } = useTranslation();
  const me = useMe();
  const may = useMay();
  if (state === 'INSUFFICIENT') return t('review.hindrance.evidence-awaited');
  if (state !== 'NEEDS_REVIEW') return t('review.hindrance.already-decided', { state: t(`states.finding.${state}`) });
  if (reviews.some((review) => review.round === round && review.reviewer.id === me.person)) return t('review.hindrance.decided-before');
  if (claim !== null && claim.reviewer !== me.person) return t('review.hindrance.claimed-by-another');
  if (standing?.wants !== 'second' && !may('finding.decide')) return t('review.hindrance.forbidden');
  return undefined;
}
