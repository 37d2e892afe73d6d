import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { visibleText } from '../../parts/visible-text.ts';
import { FindingFacts, FindingMarks } from '../finding/finding-facts.tsx';
import { FindingHistory } from '../finding/finding-history.tsx';
import type { FindingDetail } from '../finding/finding-page.tsx';
import { FindingProof } from '../finding/finding-proof.tsx';
import { DecidePanel, type Verdict } from './decide-panel.tsx';
import '../finding/finding.css';
import './review.css';

interface Props {
  readonly finding: FindingDetail;
  /** Why it cannot be decided here and now. */
  readonly hindrance: string | undefined;
  /** How many wait, this one with them, as far as the queue was read: in words. */
  readonly waiting: string;
  readonly hasNext: boolean;
  /** What stands behind the `?` of the queue. */
  readonly search: string;
  onDecide(verdict: Verdict): Promise<void>;
  onSkip(): void;
}

/** One finding to decide: what can be seen of it at the left, the decision at the right, all by keys. */
export function ReviewPage({ finding, hindrance, waiting, hasNext, search, onDecide, onSkip }: Props): ReactNode {
  const { t } = useTranslation();
  const { clause, version, subject } = finding;
  const of = [clause, visibleText(subject.name), version === null ? '' : visibleText(version)].filter((one) => one !== '');
  const isBlind = finding.standing?.isBlind === true;
  return (
    <>
      <PageHeader
        title={visibleText(finding.title)}
        marks={<FindingMarks finding={finding} />}
        crumbs={[{ to: `/review-queue${search}`, text: t('review.title') }]}
        about={[...of, waiting].join(' · ')}
        actions={<PageLink to={`/findings/${finding.id}`}>{t('review.whole')} →</PageLink>}
      />
      <div className="columns-2">
        <div>
          {isBlind ? <p className="review-blind">{t('review.blind')}</p> : null}
          <FindingProof finding={finding} />
          <FindingFacts finding={finding} />
        </div>
        <aside className="review-side">
          <DecidePanel key={finding.id} hindrance={hindrance} hasNext={hasNext} onDecide={onDecide} onSkip={onSkip} />
          <FindingHistory finding={finding} />
        </aside>
      </div>
    </>
  );
}
