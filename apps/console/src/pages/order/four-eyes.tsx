import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useMe } from '../../app/me.ts';
import { ActorText } from '../../parts/actor-text.tsx';
import { Section } from '../../parts/section.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { authorsOf, type OrderEvent, orderStages, type Stage } from './order-stages.ts';
import './order.css';
import { comma } from '../../parts/punctuation.ts';

interface Props {
  readonly state: string;
  readonly events: readonly OrderEvent[];
}

/** What a stage takes. */
const RIGHT: Readonly<Record<Stage['stage'], string>> = { draft: 'order.draft', approval: 'order.approve', issue: 'order.issue' };

/** Drafted, approved by another, issued: who did it, whose turn it is, who may not and why. Addressees are told none of it. */
export function FourEyes({ state, events }: Props): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const me = useMe();
  if (events.length === 0) return null;
  const authors = authorsOf(events);
  const isAuthor = authors.includes(`person:${me.person}`);
  const whyNot = (stage: Stage['stage']): string | undefined => {
    if (!may(RIGHT[stage])) return t(`order.stage.noRight.${stage}`);
    return stage === 'approval' && isAuthor ? t('order.stage.ownDraft') : undefined;
  };
  return (
    <Section title={t('order.stage.title')}>
      <ol className="stages">
        {orderStages(state, events).map(({ stage, standing, by, at }) => (
          <li key={stage} className={`stage stage-${standing}`} {...(standing === 'now' ? { 'aria-current': 'step' as const } : {})}>
            <strong>{t(`order.stage.${stage}`)}</strong> <span className="none">{t(`order.stage.standing.${standing}`)}</span>
            {by === undefined || at === undefined ? null : (
              <div>
                <ActorText actor={by} /> · <TimeText at={at} />
              </div>
            )}
            {standing === 'now' ? <div>{whyNot(stage) ?? t(`order.stage.yours.${stage}`)}</div> : null}
            {stage === 'approval' && standing !== 'done' ? (
              <div className="none">
                {t('order.stage.notBy')}
                {authors.map((actor, i) => (
                  <span key={actor}>
                    {i === 0 ? '' : comma()}
                    <ActorText actor={actor} />
                  </span>
                ))}
                {t('order.stage.notByWhy')}
              </div>
            ) : null}
          </li>
        ))}
      </ol>
    </Section>
  );
}
