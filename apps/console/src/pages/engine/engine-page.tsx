import type { UseQueryResult } from '@tanstack/react-query';
import type { OutputOf } from '@touchstone/api-client';
import type { listEngineEvents, readCalibration, readEngine } from '@touchstone/api-client/routes/engines';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../parts/facts.tsx';
import { History } from '../../parts/history.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { Ready } from '../../parts/ready.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { goldenOf } from '../engines/golden.ts';
import { EngineCalibration } from './engine-calibration.tsx';
import { EngineGolden } from './engine-golden.tsx';
import { EngineSteps } from './engine-steps.tsx';

interface Props {
  readonly engine: OutputOf<typeof readEngine>;
  readonly events: OutputOf<typeof listEngineEvents>['items'];
  /** Undefined for who may not read how votes are fused. */
  readonly calibration: UseQueryResult<OutputOf<typeof readCalibration>> | undefined;
}

/** One version of an engine: what it can do, how much at once, what it reached, and all that was ordered of it. */
export function EnginePage({ engine, events, calibration }: Props): ReactNode {
  const { t } = useTranslation();
  const { breaker, licences, ratePerMinute, runsPerDay } = engine;
  return (
    <>
      <PageHeader
        title={`${engine.name} ${engine.version}`}
        marks={<StateTag kind="engine" state={engine.state} />}
        crumbs={[{ to: '/engines', text: t('engines.title') }]}
        actions={<PageLink to={`/runs?engineVersion=${engine.key}`}>{t('engines.runs')}</PageLink>}
      />
      <div className="columns-2">
        <div>
          <Facts
            lines={[
              { label: t('engines.column.name'), value: <code>{engine.id}</code> },
              { label: t('engines.vendor'), value: <Text>{engine.vendor}</Text> },
              { label: t('engines.column.kind'), value: t(`engines.kind.${engine.kind}`) },
              { label: t('engines.column.votes'), value: t(engine.votes ? 'engines.votes.yes' : 'engines.votes.no') },
              {
                label: t('engines.column.breaker'),
                value: (
                  <>
                    <StateTag kind="breaker" state={breaker.state} />
                    {breaker.until === null ? null : (
                      <>
                        {' '}
                        {t('engines.until')} <TimeText at={breaker.until} />
                      </>
                    )}
                  </>
                ),
              },
              { label: t('engines.limit.licences'), value: licences === null ? t('engines.quota.none') : licences },
              { label: t('engines.limit.ratePerMinute'), value: ratePerMinute === null ? t('engines.quota.none') : ratePerMinute },
              { label: t('engines.limit.runsPerDay'), value: runsPerDay === null ? t('engines.quota.none') : runsPerDay },
              { label: t('engines.column.capabilities'), value: new Set(engine.capabilities.map(({ clause }) => clause)).size },
              { label: t('engines.ruleSet'), value: <code>{engine.ruleSet}</code> },
              { label: t('engines.column.created'), value: <TimeText at={engine.createdAt} /> },
            ]}
          />
          <EngineGolden golden={goldenOf(engine.golden)} />
          {calibration === undefined ? null : <Ready of={calibration}>{(value) => <EngineCalibration calibration={value} />}</Ready>}
        </div>
        <aside>
          <EngineSteps engine={engine} />
          <History
            title={t('engines.history')}
            lines={events.map((event) => ({
              key: event.seq,
              event: t(`engines.event.${event.event}`, { defaultValue: event.event }),
              to: event.from === event.to ? undefined : t(`states.engine.${event.to}`),
              basis: event.reason,
              actor: event.actor,
              at: event.at,
            }))}
          />
        </aside>
      </div>
    </>
  );
}
