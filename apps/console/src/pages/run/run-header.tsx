import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/me.ts';
import { type FactLine, Facts } from '../../parts/facts.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { visibleText } from '../../parts/visible-text.ts';
import type { RunDetail } from './run-without-report.tsx';

interface Props {
  readonly run: RunDetail;
  /** What the app calls itself; the engine when no report says. */
  readonly name?: string;
  readonly lines?: readonly FactLine[];
  readonly actions?: ReactNode;
}

/** Which engine made it, of what, and how it ended. */
export function RunHeader({ run, name, lines = [], actions }: Props): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const engine = `${run.engine} ${run.version}`;
  return (
    <>
      <PageHeader
        title={name === undefined ? t('run.titleOfRun', { engine }) : t('run.title', { name: visibleText(name) })}
        marks={<StateTag kind="run" state={run.state} />}
        crumbs={[
          { to: '/scans', text: t('scans.title') },
          { to: `/scans/${run.request}`, text: t('run.scan') },
        ]}
        actions={actions}
      />
      <Facts
        lines={[
          ...lines,
          { label: t('run.fact.engine'), value: engine },
          { label: t('run.fact.rules'), value: run.ruleSet },
          {
            label: t('run.fact.matrix'),
            value: may('fusion.read') ? <PageLink to={`/scans/${run.request}`}>{t('run.matrix')}</PageLink> : null,
          },
          { label: t('run.fact.finished'), value: <TimeText at={run.finishedAt} /> },
          {
            label: t('run.fact.error'),
            value:
              run.errorClass === null && run.message === null ? null : (
                <Text>{[run.errorClass, run.message].filter((one) => one !== null).join(' · ')}</Text>
              ),
          },
        ]}
      />
    </>
  );
}
