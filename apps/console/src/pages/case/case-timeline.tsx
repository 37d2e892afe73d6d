import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ActorText } from '../../parts/actor-text.tsx';
import { BasisText } from '../../parts/basis-text.tsx';
import { Section } from '../../parts/section.tsx';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import './case.css';
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
              <span className="timeline-step">
                {t(`states.case.${event.to}`, { defaultValue: t(`case.region.${event.to}`, { defaultValue: event.to }) })}
              </span>
            )}
            <p>
              <BasisText basis={event.basis} />
            </p>
            <Said payload={event.payload} basis={event.basis} />
            <small>
              <TimeText at={event.at} /> · <ActorText actor={event.actor} />
            </small>
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** What a person wrote for the step, besides its basis: words of the firm, reasons, the day that was asked for. */
function Said({ payload, basis }: { readonly payload: Readonly<Record<string, unknown>>; readonly basis: string }): ReactNode {
  const { t } = useTranslation();
  const texts = ['text', 'reason'].flatMap((name) => {
    const value = payload[name];
    return typeof value === 'string' && value !== '' && value !== basis ? [value] : [];
  });
  const until = payload['until'];
  const decision = payload['decision'];
  return (
    <>
      {typeof decision === 'string' ? <p>{t(`case.decision.${decision}`, { defaultValue: decision })}</p> : null}
      {texts.map((text) => (
        <blockquote key={text} className="timeline-said">
          <Text>{text}</Text>
        </blockquote>
      ))}
      {typeof until === 'string' ? (
        <p>
          {t('case.ask.until')} {until}
        </p>
      ) : null}
    </>
  );
}
