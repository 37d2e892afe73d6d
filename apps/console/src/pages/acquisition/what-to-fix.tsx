import { readReportOverview } from '@touchstone/api-client/routes/reports';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/use-read.ts';
import { Figure } from '../../parts/figure.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { Ready } from '../../parts/ready.tsx';
import { FixFirst } from '../../parts/report/fix-first.tsx';
import { RESULTS } from '../../parts/report/results.ts';
import { Section } from '../../parts/section.tsx';

/** What a firm does first, and the way to the whole report. */
export function WhatToFix({ run }: { readonly run: string }): ReactNode {
  const { t } = useTranslation();
  const overview = useRead(readReportOverview, { params: { run } });
  return (
    <Ready of={overview}>
      {({ app, counts, fixFirst }) => (
        <>
          <Section title={t('report.clauses.title')} actions={<PageLink to={`/runs/${run}`}>{t('acquisitions.toReport')} →</PageLink>}>
            <div className="figures">
              {RESULTS.map((result) => (
                <Figure
                  key={result}
                  label={t(`states.result.${result}`)}
                  count={counts[result]}
                  list={`/runs/${run}?part=clauses&result=${result}`}
                  tone={result === 'violation' ? 'bad' : result === 'suspected' ? 'warn' : 'calm'}
                />
              ))}
            </div>
          </Section>
          <FixFirst fixes={fixFirst} isReadable={app !== null} run={run} />
        </>
      )}
    </Ready>
  );
}
