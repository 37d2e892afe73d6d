import type { UseQueryResult } from '@tanstack/react-query';
import type { OutputOf } from '@touchstone/api-client';
import type { readFunnel, readStoreFigures, readYear } from '@touchstone/api-client/routes/statistics';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { Ready } from '../../parts/ready.tsx';
import { Section } from '../../parts/section.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { ConditionBar } from './condition-bar.tsx';
import type { Conditions } from './conditions.ts';
import { Funnel } from './funnel.tsx';
import { Slices } from './slices.tsx';
import { SnapshotAction } from './snapshot-action.tsx';
import { StoreFigures } from './store-figures.tsx';
import { YearFigures } from './year-figures.tsx';

interface Props {
  readonly conditions: Conditions;
  readonly funnel: UseQueryResult<OutputOf<typeof readFunnel>>;
  readonly year: UseQueryResult<OutputOf<typeof readYear>>;
  readonly stores: UseQueryResult<OutputOf<typeof readStoreFigures>>;
  onConditions(change: Readonly<Record<string, string | undefined>>): void;
}

/** Figures as of one instant, which stands in the address; each opens the list that it counts. */
export function StatisticsPage({ conditions, funnel, year, stores, onConditions }: Props): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader
        title={t('statistics.title')}
        about={t('statistics.about')}
        actions={
          <>
            <SnapshotAction conditions={conditions} />
            <PageLink to="/statistics/snapshots">{t('statistics.snapshot.title')}</PageLink>
            <PageLink to="/reported-figures">{t('reportedFigures.title')}</PageLink>
          </>
        }
      />
      <ConditionBar conditions={conditions} onConditions={onConditions} />
      <Ready of={funnel}>
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
            <Section title={t(`statistics.by.${conditions.by}`)} count={value.slices.length}>
              <Slices by={conditions.by} funnel={value} />
            </Section>
          </>
        )}
      </Ready>
      <Section title={t('statistics.year.title', { year: conditions.year })}>
        <Ready of={year}>{(value) => <YearFigures year={value} />}</Ready>
      </Section>
      <Section title={t('statistics.stores.title')}>
        <Ready of={stores}>{(value) => <StoreFigures figures={value} />}</Ready>
      </Section>
    </>
  );
}
