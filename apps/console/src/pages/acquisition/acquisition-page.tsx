import type { OutputOf } from '@touchstone/api-client';
import type { readAcquisition } from '@touchstone/api-client/routes/acquisition';
import type { listScans, readScan } from '@touchstone/api-client/routes/runs';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RowOf } from '../../api/use-list.ts';
import { Action } from '../../parts/action.tsx';
import { Facts } from '../../parts/facts.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { Problem } from '../../parts/problem.tsx';
import { Section } from '../../parts/section.tsx';
import { sizeText } from '../../parts/size-text.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { visibleText } from '../../parts/visible-text.ts';
import { Problems } from '../artifact/artifact-problems.tsx';
import { FetchAgain } from './fetch-again.tsx';
import { type Progress, progressOf, reportOf } from './progress.ts';
import { WhatToFix } from './what-to-fix.tsx';

type Acquisition = OutputOf<typeof readAcquisition>;
type Run = OutputOf<typeof readScan>['runs'][number];

interface Props {
  readonly acquisition: Acquisition;
  readonly scan: RowOf<typeof listScans> | undefined;
  readonly runs: readonly Run[];
  readonly isAsking: boolean;
  readonly error: unknown;
  onScan(): void;
}

/** Where a file is: every step with what came of it, and at the end the report. */
export function AcquisitionPage({ acquisition, scan, runs, isAsking, error, onScan }: Props): ReactNode {
  const { t } = useTranslation();
  const { fileName, state, received, artifact, reason, message, createdAt } = acquisition;
  const steps = progressOf(state, scan, runs);
  const report = reportOf(runs);
  return (
    <>
      <PageHeader
        title={fileName === null ? t('acquisitions.unnamed') : visibleText(fileName)}
        marks={<StateTag kind="acquisition" state={state} />}
        crumbs={[{ to: '/acquisitions', text: t('acquisitions.title') }]}
        actions={<FetchAgain acquisition={acquisition} />}
      />
      <Facts
        lines={[
          { label: t('acquisitions.column.created'), value: <TimeText at={createdAt} /> },
          { label: t('acquisitions.column.size'), value: received === null ? null : sizeText(received.sizeBytes) },
          {
            label: 'SHA-256',
            value:
              received === null ? null : artifact === null ? (
                <code className="hash">{received.sha256}</code>
              ) : (
                <PageLink to={`/artifacts/${received.sha256}`}>
                  <code className="hash">{received.sha256}</code>
                </PageLink>
              ),
          },
        ]}
      />
      {reason === null ? null : (
        <div className="problem" role="alert">
          <strong>{t(`storeProblem.what.${reason}`, { defaultValue: t('acquisitions.refused') })}</strong>
          {message === null ? null : (
            <p>
              <Text>{message}</Text>
            </p>
          )}
          <p className="problem-what">{t('acquisitions.whatNow')}</p>
        </div>
      )}
      <Section title={t('acquisitions.progress.title')}>
        <ol className="timeline" aria-live="polite">
          {steps.map((step) => (
            <Line key={step.step} step={step} />
          ))}
        </ol>
        {artifact !== null && scan === undefined ? (
          <Action permission="scan.request" kind="main" isBusy={isAsking} onAct={onScan}>
            {t('acquisitions.scan')}
          </Action>
        ) : null}
        {error === null || error === undefined ? null : <Problem error={error} />}
        {scan === undefined ? null : (
          <p>
            <PageLink to={`/scans/${scan.id}`}>{t('acquisitions.toScan')} →</PageLink>
          </p>
        )}
      </Section>
      {acquisition.problems.length === 0 ? null : <Problems of={acquisition} />}
      {report === undefined ? null : <WhatToFix run={report.id} />}
    </>
  );
}

function Line({ step: { step, stands, count, of } }: { readonly step: Progress }): ReactNode {
  const { t } = useTranslation();
  return (
    <li>
      <strong>{t(`acquisitions.progress.${step}`)}</strong>{' '}
      <span className={stands === 'failed' ? 'tone-bad' : stands === 'now' ? 'tone-wait' : 'none'}>
        {t(`acquisitions.stands.${stands}`)}
        {of === 0 ? '' : ` ${count} / ${of}`}
      </span>
    </li>
  );
}
