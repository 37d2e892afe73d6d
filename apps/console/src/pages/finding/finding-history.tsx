import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ActorText } from '../../parts/actor-text.tsx';
import { BasisText } from '../../parts/basis-text.tsx';
import { Section } from '../../parts/section.tsx';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import type { FindingDetail } from './finding-page.tsx';

/** What people decided, what proof they asked for, and every step. Firms and stores are given none of it. */
export function FindingHistory({ finding }: { readonly finding: FindingDetail }): ReactNode {
  const { t, i18n } = useTranslation();
  const { reviews, requests, events } = finding;
  return (
    <>
      {reviews.length === 0 ? null : (
        <Section title={t('finding.reviews.title')} count={reviews.length}>
          <ul className="timeline">
            {reviews.map((review) => (
              <li key={review.id}>
                <strong>{t(`finding.decision.${review.decision}`)}</strong>{' '}
                {t(`finding.reason.${review.reason}`, { defaultValue: review.reason })}
                {review.isBlind ? <span className="tag tone-wait">{t('finding.reviews.blind')}</span> : null}
                {review.note === '' ? null : (
                  <p>
                    <Text>{review.note}</Text>
                  </p>
                )}
                <p>
                  <small>
                    <TimeText at={review.at} /> · {review.reviewer.name ?? <ActorText actor={`person:${review.reviewer.id}`} />} ·{' '}
                    {t('finding.reviews.round', { count: review.round })}
                  </small>
                </p>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {requests.length === 0 ? null : (
        <Section title={t('finding.requests.title')} count={requests.length}>
          <ul className="timeline">
            {requests.map(({ wanted, at, answeredAt }) => (
              <li key={at + wanted}>
                <Text>{t(`finding.reason.${wanted}`, { defaultValue: wanted })}</Text>
                <p>
                  <small>
                    <TimeText at={at} /> · {answeredAt === null ? t('finding.requests.open') : t('finding.requests.answered')}{' '}
                    {answeredAt === null ? null : <TimeText at={answeredAt} />}
                  </small>
                </p>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {events.length === 0 ? null : (
        <Section title={t('finding.events')} count={events.length}>
          <ol className="timeline" reversed>
            {[...events].reverse().map(({ seq, event, from, to, actor, basis, at }) => (
              <li key={seq}>
                <strong>{t(`finding.event.${event}`, { defaultValue: event })}</strong>
                {from === to ? null : <span className="timeline-step">{t(`states.finding.${to}`, { defaultValue: to })}</span>}
                {basis === '' ? null : (
                  <p>
                    {/^[a-z-]+$/.test(basis) && i18n.exists(`finding.reason.${basis}`) ? (
                      t(`finding.reason.${basis}`)
                    ) : (
                      <BasisText basis={basis} />
                    )}
                  </p>
                )}
                <p>
                  <small>
                    <TimeText at={at} /> · <ActorText actor={actor} />
                  </small>
                </p>
              </li>
            ))}
          </ol>
        </Section>
      )}
    </>
  );
}
