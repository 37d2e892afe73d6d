import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { OpenFrame } from '../../app/open-frame.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { CheckFailed } from './check-failed.tsx';
import { CheckProgress } from './check-progress.tsx';
import { CheckedReport } from './checked-report.tsx';
import { ChooseFile } from './choose-file.tsx';
import type { Check } from './use-check.ts';
import './check.css';

/** An app is checked where it lies: in this browser, and nothing of it leaves. */
export function CheckPage({ check: { state, begin, cancel } }: { readonly check: Check }): ReactNode {
  const { t } = useTranslation();
  return (
    <OpenFrame>
      <PageHeader title={t('check.title')} about={t('check.about')} />
      {state.kind === 'running' ? (
        <CheckProgress file={state.file} stage={state.stage} since={state.since} onCancel={cancel} />
      ) : (
        <ChooseFile isAgain={state.kind === 'done'} onChoose={begin} />
      )}
      {state.kind === 'failed' ? <CheckFailed error={state.error} /> : null}
      {state.kind === 'done' ? (
        <CheckedReport key={state.number} checked={state.checked} engine={state.engine} language={state.language} />
      ) : null}
    </OpenFrame>
  );
}
