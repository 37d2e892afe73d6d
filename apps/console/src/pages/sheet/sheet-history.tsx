import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ActorText } from '../../parts/actor-text.tsx';
import { Section } from '../../parts/section.tsx';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import type { SheetDetail } from './sheet-page.tsx';

/** Who handed it out, filled it in and took it back, the newest first. */
export function SheetHistory({ events }: Pick<SheetDetail, 'events'>): ReactNode {
  const { t } = useTranslation();
  return (
    <Section title={t('sheet.history')} count={events.length}>
      <ol className="timeline" reversed>
        {[...events].reverse().map(({ seq, event, from, to, reason, at, actor }) => (
          <li key={seq}>
            <strong>{t(`sheet.event.${event}`, { defaultValue: event })}</strong>
            {from === to ? null : <span className="timeline-step">{t(`states.sheet.${to}`)}</span>}
            {event !== 'returned' || reason === '' ? null : (
              <p>
                <Text>{reason}</Text>
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
  );
}
