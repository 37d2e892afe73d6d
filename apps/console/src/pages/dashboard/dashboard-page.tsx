import type { UseQueryResult } from '@tanstack/react-query';
import type { OutputOf } from '@touchstone/api-client';
import type { readFunnel, readYear } from '@touchstone/api-client/routes/statistics';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../app/me.ts';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { Ready } from '../../parts/ready.tsx';
import { Section } from '../../parts/section.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { TargetAction } from '../installation/target-action.tsx';
import { Funnel } from '../statistics/funnel.tsx';
import { YearFigures } from '../statistics/year-figures.tsx';
import { DashboardBar } from './dashboard-bar.tsx';
import { type DashboardConditions, RANKED, type Ranked, rankedStage } from './dashboard-conditions.ts';
import { ProvinceMap } from './province-map.tsx';
import { Ranking } from './ranking.tsx';
import { Trends } from './trends.tsx';
import './dashboard.css';

type Figures = UseQueryResult<OutputOf<typeof readFunnel>>;

interface Props {
  readonly conditions: DashboardConditions;
  /** The year by months; its figures are the funnel. */
  readonly months: Figures;
  readonly year: UseQueryResult<OutputOf<typeof readYear>>;
  readonly territories: Figures;
  readonly rankings: Readonly<Record<Ranked, Figures>>;
  onConditions(change: Readonly<Record<string, string | undefined>>): void;
}

/** A year of the country, or of a province for who reads only its own: every number opens its list as of the same instant. */
export function DashboardPage({ conditions, months, year, territories, rankings, onConditions }: Props): ReactNode {
  const { t } = useTranslation();
  const { organisation } = useMe();
  const { stage } = conditions;
  return (
    <>
      <PageHeader
        title={t('dashboard.title', { year: conditions.year })}
        about={`${organisation.name} · ${t('dashboard.about')}`}
        actions={
          <span className="actions">
            <TargetAction year={conditions.year} />
            <PageLink to="/statistics">{t('dashboard.more')}</PageLink>
          </span>
        }
      />
      <DashboardBar conditions={conditions} onConditions={onConditions} />
      <Section title={t('dashboard.year')}>
        <Ready of={year}>{(value) => <YearFigures year={value} />}</Ready>
      </Section>
      <Ready of={months}>
        {(value) => (
          <>
            <Section
              title={t('statistics.funnel.title')}
              actions={
                <small>
                  {t('statistics.asOf')} <TimeText at={value.asOf} />
                </small>
              }
            >
              <Funnel figures={value.figures} leftOut={value.leftOut} />
            </Section>
            <Trends funnel={value} conditions={conditions} />
          </>
        )}
      </Ready>
      <Section title={t('dashboard.map.title', { stage: t(`statistics.stage.${stage}`) })}>
        <Ready of={territories}>{(value) => <ProvinceMap funnel={value} stage={stage} />}</Ready>
      </Section>
      <div className="dashboard-pair">
        {RANKED.map((by) => (
          <Section key={by} title={t(`dashboard.ranking.${by}`, { stage: t(`statistics.stage.${rankedStage(stage, by)}`) })}>
            <Ready of={rankings[by]}>{(value) => <Ranking by={by} funnel={value} stage={rankedStage(stage, by)} />}</Ready>
          </Section>
        ))}
      </div>
    </>
  );
}
