import type { OutputOf } from '@touchstone/api-client';
import type { readReportOverview } from '@touchstone/api-client/routes/reports';
import type { ComponentType, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../app/address.ts';
import { Figure } from '../../parts/figure.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { RESULTS } from '../../parts/report/results.ts';
import { Text } from '../../parts/text.tsx';
import { ClausesPart } from './clauses-part.tsx';
import { ComparisonPart } from './comparison-part.tsx';
import { Downloads } from './downloads.tsx';
import { FactsPart, TrafficPart } from './facts-part.tsx';
import { PolicyPart } from './policy-part.tsx';
import { RunHeader } from './run-header.tsx';
import type { RunDetail } from './run-without-report.tsx';
import { ScreensPart } from './screens-part.tsx';
import { TimelinePart } from './timeline-part.tsx';
import { UntestedPart } from './untested-part.tsx';
import './run.css';

export type Overview = OutputOf<typeof readReportOverview>;

export interface PartProps {
  readonly run: string;
  readonly overview: Overview;
}

interface Part {
  readonly key: string;
  readonly words: string;
  readonly show: ComponentType<PartProps>;
  countOf?(overview: Overview): number;
}

/** Parts of a report, each asked for when it is opened. */
const PARTS: readonly [Part, ...Part[]] = [
  { key: 'clauses', words: 'run.part.clauses', show: ClausesPart },
  { key: 'comparison', words: 'run.part.comparison', show: ComparisonPart, countOf: ({ comparison }) => comparison.rows.length },
  { key: 'timeline', words: 'run.part.timeline', show: TimelinePart, countOf: ({ lanes }) => lanes },
  { key: 'traffic', words: 'run.part.traffic', show: TrafficPart, countOf: ({ areas }) => areas.traffic },
  { key: 'policy', words: 'run.part.policy', show: PolicyPart, countOf: ({ areas }) => areas.policy },
  { key: 'screens', words: 'run.part.screens', show: ScreensPart, countOf: ({ screens }) => screens },
  { key: 'facts', words: 'run.part.facts', show: FactsPart, countOf: ({ areas }) => areas.all },
  {
    key: 'untested',
    words: 'run.part.untested',
    show: UntestedPart,
    countOf: ({ counts }) => counts['not-tested'],
  },
];

const FIGURE_TONES = { violation: 'bad', suspected: 'warn', undecided: 'calm', 'not-tested': 'calm', 'not-found': 'calm' } as const;

/** Our own report of a run: what was found with its proof, what to change first, what was not tested and why. */
export function RunPage({ run, overview }: { readonly run: RunDetail; readonly overview: Overview }): ReactNode {
  const { t } = useTranslation();
  const { search } = useAddress();
  const part = PARTS.find(({ key }) => key === search['part']) ?? PARTS[0];
  const { app, counts } = overview;
  const base = `/runs/${run.id}`;
  return (
    <>
      <RunHeader
        run={run}
        name={app?.label ?? app?.package ?? overview.file}
        lines={[
          { label: t('run.fact.package'), value: app === null ? t('run.fact.unreadable') : <Text className="code">{app.package}</Text> },
          { label: t('run.fact.version'), value: app === null ? null : <Text>{`${app.versionName ?? '—'} (${app.versionCode})`}</Text> },
          {
            label: 'SHA-256',
            value:
              app === null ? null : (
                <PageLink to={`/artifacts/${app.sha256}`}>
                  <code>{app.sha256.slice(0, 16)}…</code>
                </PageLink>
              ),
          },
          { label: t('run.fact.category'), value: overview.category?.name ?? null },
        ]}
        actions={<Downloads run={run.id} overview={overview} />}
      />
      <div className="figures panel">
        {RESULTS.map((result) => (
          <Figure
            key={result}
            label={t(`states.result.${result}`)}
            count={counts[result]}
            list={result === 'not-tested' ? `${base}?part=untested` : `${base}?result=${result}`}
            tone={counts[result] === 0 ? 'calm' : FIGURE_TONES[result]}
          />
        ))}
      </div>
      <nav className="parts" aria-label={t('run.parts')}>
        {PARTS.map(({ key, words, countOf }) => (
          <PageLink key={key} to={`${base}?part=${key}`} isHere={key === part.key}>
            {t(words)}
            {countOf === undefined ? null : <span className="section-count"> {countOf(overview)}</span>}
          </PageLink>
        ))}
      </nav>
      <part.show run={run.id} overview={overview} />
    </>
  );
}
