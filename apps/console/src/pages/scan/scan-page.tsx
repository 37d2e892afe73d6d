import type { UseQueryResult } from '@tanstack/react-query';
import { ApiProblem, type OutputOf } from '@touchstone/api-client';
import type { readFusedResult, readScan } from '@touchstone/api-client/routes/runs';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/me.ts';
import { aboutOf } from '../../parts/about-text.tsx';
import { ArtifactLink } from '../../parts/artifact-link.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Facts } from '../../parts/facts.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { Ready } from '../../parts/ready.tsx';
import { Section } from '../../parts/section.tsx';
import { isStandIn } from '../../parts/stands-for.ts';
import { staticList } from '../../parts/static-list.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { visibleText } from '../../parts/visible-text.ts';
import { CancelScan } from './cancel-work.tsx';
import { FusedMatrix } from './fused-matrix.tsx';
import { NotTested } from './not-tested.tsx';
import { useRunColumns } from './run-columns.tsx';

type Detail = OutputOf<typeof readScan>;
export type Fused = OutputOf<typeof readFusedResult>;

interface Props {
  readonly detail: Detail;
  readonly fused: UseQueryResult<Fused>;
}

/** One scan: its runs, what the engines say of each clause and why, what was not tested, the reports. */
export function ScanPage({ detail: { scan, runs }, fused }: Props): ReactNode {
  const { t } = useTranslation();
  const columns = useRunColumns();
  return (
    <>
      <PageHeader
        title={t('scan.title', { file: aboutOf(scan.about, isStandIn(scan.sha256) ? t('parts.noFile') : scan.sha256.slice(0, 12)) })}
        marks={<span className="tag">{t(`scans.profile.${scan.profile}`)}</span>}
        crumbs={[{ to: '/scans', text: t('scans.title') }]}
        actions={<CancelScan scan={scan} />}
      />
      <Facts
        lines={[
          {
            label: t('scan.fact.file'),
            value: <ArtifactLink artifact={scan.sha256} />,
          },
          {
            label: t('scan.fact.app'),
            value:
              scan.app === null ? null : (
                <PageLink to={`/apps/${scan.app}`}>{visibleText(aboutOf(scan.about, t('scans.openApp')))}</PageLink>
              ),
          },
          {
            label: t('scan.fact.campaign'),
            value: scan.campaign === null ? null : <PageLink to={`/campaigns/${scan.campaign}`}>{t('scans.openCampaign')}</PageLink>,
          },
          { label: t('scan.fact.inputs'), value: t('scan.fact.inputCount', { count: scan.inputs.length }) },
          { label: t('scan.fact.created'), value: <TimeText at={scan.createdAt} /> },
          { label: t('scan.fact.finished'), value: scan.finishedAt === null ? t('scan.fact.running') : <TimeText at={scan.finishedAt} /> },
          { label: t('scan.fact.fused'), value: <TimeText at={scan.fusedAt} /> },
        ]}
      />
      <Section title={t('scan.runs.title')} count={runs.length}>
        <DataTable
          isPart
          caption={t('scan.runs.title')}
          list={staticList(runs)}
          columns={columns}
          empty={t('scan.runs.empty')}
          keyOf={({ id }) => id}
          hrefOf={({ id }) => `/runs/${id}`}
        />
      </Section>
      <FusedParts fused={fused} scan={scan.id} />
    </>
  );
}

function FusedParts({ fused, scan }: { readonly fused: Props['fused']; readonly scan: string }): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  if (!may('fusion.read')) return null;
  if (fused.error instanceof ApiProblem && fused.error.status === 404) {
    return (
      <Section title={t('scan.matrix.title')}>
        <Empty text={t('scan.matrix.empty')} />
      </Section>
    );
  }
  return (
    <Ready of={fused}>
      {(value) => (
        <>
          {value.request === null || value.request === scan ? null : (
            <p>
              {t('scan.matrix.elsewhere')} <PageLink to={`/scans/${value.request}`}>{t('scan.matrix.open')}</PageLink>
            </p>
          )}
          <FusedMatrix fused={value} />
          <NotTested fused={value} />
        </>
      )}
    </Ready>
  );
}
