import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ActorText } from '../../parts/actor-text.tsx';
import { Section } from '../../parts/section.tsx';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import type { CaseDetail } from './case-page.tsx';

/** Everything that happened, the newest first: what, on which basis, by whom. Firms and stores are given none of it. */
export function CaseTimeline({ events }: { readonly events: CaseDetail['events'] }): ReactNode {
  const { t } = useTranslation();
  if (events.length === 0) return null;
  return (
    <Section title={t('case.timeline')} count={events.length}>
      <ol className="timeline" reversed>
        {[...events].reverse().map((event) => (
          <li key={event.seq}>
            <strong>{t(`states.caseEvent.${event.type}`, { defaultValue: event.type })}</strong>
            {event.from === event.to ? null : (
              <span className="timeline-step">{t(`states.case.${event.to}`, { defaultValue: event.to })}</span>
            )}
            <p>
              <Text>{event.basis}</Text>
            </p>
            <small>
              <TimeText at={event.at} /> · <ActorText actor={event.actor} />
            </small>
          </li>
        ))}
      </ol>
    </Section>
  );
}
