import type { OutputOf } from '@touchstone/api-client';
import type { listCases } from '@touchstone/api-client/routes/cases';
import type { listFindings } from '@touchstone/api-client/routes/findings';
import type { listAppVersions, readApp } from '@touchstone/api-client/routes/inventory';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { List, RowOf } from '../../api/use-list.ts';
import { useMay } from '../../app/me.ts';
import { Facts } from '../../parts/facts.tsx';
import { Figure } from '../../parts/figure.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { useProvince } from '../../parts/province.ts';
import { Section } from '../../parts/section.tsx';
import { staticList } from '../../parts/static-list.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { visibleText } from '../../parts/visible-text.ts';
import { useCaseColumns } from '../cases/case-columns.tsx';
import './app.css';
import { evidenceColumns, FINDINGS, SIGNERS, STORES, VERSIONS } from './app-columns.tsx';

import { VersionDiff } from './version-diff.tsx';
import { VersionsPager } from './versions-pager.tsx';

type Detail = OutputOf<typeof readApp>;

interface Props {
  readonly detail: Detail;
  readonly versions: List<RowOf<typeof listAppVersions>>;
  readonly findings: List<RowOf<typeof listFindings>>;
  readonly cases: List<RowOf<typeof listCases>>;
}

/** One app: whose it is, its versions, where it is offered, who signs it, what was found, what became of it. */
export function AppPage({ detail, versions, findings, cases }: Props): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const caseColumns = useCaseColumns().filter(({ key }) => key !== 'operator');
  const { app, listings, signers } = detail;
  const storeNames = new Map(listings.map(({ store, storeName }) => [store, storeName]));
  const ruledOut = detail.ruledOutFindings;
  return (
    <>
      <PageHeader
        title={visibleText(app.name)}
        marks={app.isHead ? <span className="tag tone-wait">{t('apps.column.head')}</span> : undefined}
        crumbs={[{ to: '/apps', text: t('apps.title') }]}
      />
      <AppFacts detail={detail} />
      <div className="figures panel">
        <Figure
          label={t('app.figures.findings')}
          count={detail.openFindings}
          list={`/findings?app=${app.id}&isOpen=true`}
          tone={detail.openFindings > 0 ? 'warn' : 'calm'}
        />
        <Figure
          label={t('app.figures.flags')}
          count={detail.openFlags}
          list={`/inventory-flags?app=${app.id}&state=OPEN`}
          tone={detail.openFlags > 0 ? 'warn' : 'calm'}
        />
        <Figure label={t('app.figures.listings')} count={listings.length} list={`/listings?app=${app.id}`} />
      </div>
      {may('finding.read') ? (
        <Section title={t('app.findings.title')} actions={<PageLink to={`/findings?app=${app.id}`}>{t('app.findings.all')}</PageLink>}>
          <DataTable
            isPart
            caption={t('app.findings.title')}
            list={standing(findings)}
            columns={FINDINGS}
            empty={t('app.findings.empty')}
            keyOf={({ id }) => id}
            hrefOf={({ id }) => `/findings/${id}`}
          />
          {ruledOut === 0 ? null : (
            <p className="section-more">
              <PageLink to={`/findings?app=${app.id}&state=AUTO_REJECTED`}>{t('app.findings.ruledOut', { count: ruledOut })}</PageLink>
            </p>
          )}
        </Section>
      ) : null}
      <Section
        title={t('app.versions.title')}
        actions={may('run.read') ? <PageLink to={`/scans?app=${app.id}`}>{t('app.versions.scans')}</PageLink> : undefined}
      >
        <DataTable
          isPart
          isPaged
          caption={t('app.versions.title')}
          list={versions}
          columns={VERSIONS}
          empty={t('app.versions.empty')}
          keyOf={({ id }) => id}
        />
        <VersionsPager next={versions.page?.next ?? undefined} />
      </Section>
      <VersionDiff app={app.id} versions={versions.page?.items ?? []} />
      <Section title={t('app.stores.title')} count={listings.length}>
        <DataTable
          isPart
          caption={t('app.stores.title')}
          list={staticList(listings)}
          columns={STORES}
          empty={t('app.stores.empty')}
          keyOf={({ id }) => id}
          hrefOf={({ store }) => `/stores/${store}`}
        />
      </Section>
      <Section title={t('app.signers.title')} count={signers.length}>
        <DataTable
          isPart
          caption={t('app.signers.title')}
          list={staticList(signers)}
          columns={SIGNERS}
          empty={t('app.signers.empty')}
          keyOf={({ sha256 }) => sha256}
          hrefOf={({ sha256 }) => `/signers/${sha256}`}
        />
      </Section>
      <Section title={t('app.evidence.title')} count={detail.evidence.length}>
        <DataTable
          isPart
          caption={t('app.evidence.title')}
          list={staticList(detail.evidence)}
          columns={evidenceColumns(t, storeNames)}
          empty={t('app.evidence.empty')}
          keyOf={({ operator, kind, source }) => operator + kind + source}
          hrefOf={({ operator }) => `/operators/${operator}`}
        />
      </Section>
      {may('case.read') ? (
        <Section title={t('app.cases.title')} actions={<PageLink to={`/cases?app=${app.id}`}>{t('app.cases.all')}</PageLink>}>
          <DataTable
            isPart
            caption={t('app.cases.title')}
            list={cases}
            columns={caseColumns}
            empty={t('app.cases.empty')}
            keyOf={({ id }) => id}
            hrefOf={({ id }) => `/cases/${id}`}
          />
        </Section>
      ) : null}
    </>
  );
}

function AppFacts({ detail: { app } }: { readonly detail: Detail }): ReactNode {
  const { t } = useTranslation();
  const province = useProvince();
  return (
    <Facts
      lines={[
        { label: t('app.fact.package'), value: <Text className="code">{app.package}</Text> },
        { label: t('app.fact.kind'), value: t(`apps.kind.${app.kind}`) },
        { label: t('app.fact.platform'), value: t(`apps.platform.${app.platform}`, { defaultValue: app.platform }) },
        {
          label: t('app.fact.operator'),
          value:
            app.operator === null ? null : (
              <PageLink to={`/operators/${app.operator.id}`}>
                <Text>{app.operator.name}</Text>
              </PageLink>
            ),
        },
        { label: t('app.fact.province'), value: app.province === null ? null : province(app.province) },
        { label: t('app.fact.filing'), value: app.filingNumber === null ? null : <Text>{app.filingNumber}</Text> },
        { label: t('app.fact.latest'), value: app.latestVersion === null ? null : <Text>{app.latestVersion}</Text> },
        { label: t('app.fact.firstSeen'), value: <TimeText at={app.firstSeenAt} /> },
        { label: t('app.fact.lastSeen'), value: <TimeText at={app.lastSeenAt} /> },
      ]}
    />
  );
}

/** Without what the machine ruled out: that is a link below. */
function standing<Row extends { readonly state: string }>(list: List<Row>): List<Row> {
  const { page } = list;
  return page === undefined ? list : { ...list, page: { ...page, items: page.items.filter(({ state }) => state !== 'AUTO_REJECTED') } };
}
