import type { listReviewQueue } from '@touchstone/api-client/routes/findings';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { List, RowOf } from '../../api/use-list.ts';
import { useAddress } from '../../app/address.ts';
import { useMay } from '../../app/me.ts';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import type { Filter } from '../../parts/table/filter.ts';
import { TimeText } from '../../parts/time-text.tsx';
import { useFindingColumns } from '../findings/finding-columns.tsx';
import { queueSearch } from './queue-search.ts';

type QueuedFinding = RowOf<typeof listReviewQueue>;

interface Props {
  readonly queue: List<QueuedFinding>;
  readonly filters: readonly Filter[];
  /** The queue of those on which two persons differ. */
  readonly isDisputed: boolean;
}

const HIDDEN: ReadonlySet<string> = new Set(['state', 'confidence', 'decided']);

/** What waits for my decision, what matters most first. */
export function QueuePage({ queue, filters, isDisputed }: Props): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const { search } = useAddress();
  const chosen = queueSearch(filters, search, isDisputed);
  const columns = [...useFindingColumns<QueuedFinding>().filter(({ key }) => !HIDDEN.has(key)), ...useStageColumns()];
  const [first] = queue.page?.items ?? [];
  const title = t(isDisputed ? 'review.disagreements' : 'review.title');
  return (
    <>
      <PageHeader
        title={title}
        about={t(isDisputed ? 'review.aboutDisagreements' : 'review.about')}
        crumbs={isDisputed ? [{ to: '/review-queue', text: t('review.title') }] : []}
        actions={
          <>
            {first === undefined ? null : <PageLink to={`/review-queue/${first.id}${chosen}`}>{t('review.begin')} →</PageLink>}{' '}
            {isDisputed || !may('finding.decide') ? null : (
              <PageLink to="/review-queue/disagreements">{t('review.disagreements')} →</PageLink>
            )}
          </>
        }
      />
      <DataTable
        caption={title}
        list={queue}
        columns={columns}
        filters={filters}
        empty={t(isDisputed ? 'review.noDisagreements' : 'review.empty')}
        emptyAction={<PageLink to="/findings">{t('review.toFindings')} →</PageLink>}
        keyOf={({ id }) => id}
        hrefOf={({ id }) => `/review-queue/${id}${chosen}`}
      />
    </>
  );
}

function useStageColumns(): readonly Column<QueuedFinding>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'stage',
      words: 'review.column.stage',
      text: ({ stage }) => t(`review.stage.${stage}`),
      cell: ({ stage }) => <span className="tag tone-wait">{t(`review.stage.${stage}`)}</span>,
    },
    {
      key: 'claimed',
      words: 'review.column.claimed',
      text: ({ claimedUntil }) => (claimedUntil === null ? '' : shanghaiTime(claimedUntil)),
      cell: ({ claimedUntil }) => <TimeText at={claimedUntil} />,
    },
  ];
}
