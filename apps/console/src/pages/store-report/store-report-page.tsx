import type { OutputOf } from '@touchstone/api-client';
import type { readStoreReport } from '@touchstone/api-client/routes/store-reports';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../parts/facts.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { Section } from '../../parts/section.tsx';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { FIGURES, STATED } from '../store-reports/report-fields.ts';

/** The report of one month: what was counted, and what the store says of itself. */
export function StoreReportPage({ report }: { readonly report: OutputOf<typeof readStoreReport> }): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader
        title={t('storeReports.one', { store: report.storeName, month: report.month })}
        marks={
          <>
            <span className="tag">{t('storeReports.version', { count: report.reportVersion })}</span>
            {report.isNewest ? null : <span className="tag tone-warn">{t('storeReports.corrected')}</span>}
          </>
        }
        crumbs={[{ to: '/store-reports', text: t('storeReports.title') }]}
      />
      <Facts
        lines={[
          { label: t('storeReports.column.submitted'), value: <TimeText at={report.submittedAt} /> },
          {
            label: t('storeReports.correction'),
            value: report.correction === '' ? null : <Text>{report.correction}</Text>,
          },
          {
            label: t('storeReports.versions'),
            value: <PageLink to={`/store-reports?store=${report.store}&month=${report.month}`}>{t('storeReports.allOfMonth')}</PageLink>,
          },
        ]}
      />
      <Section title={t('storeReports.computedTitle')}>
        <Facts lines={FIGURES.map((figure) => ({ label: t(`storeReports.figure.${figure}`), value: String(report.figures[figure]) }))} />
      </Section>
      <Section title={t('storeReports.statedTitle')}>
        <Facts
          lines={STATED.map((field) => ({
            label: t(`storeReports.stated.${field}`),
            value: report.stated[field] === undefined ? t('storeReports.notStated') : String(report.stated[field]),
          }))}
        />
      </Section>
      {report.note === '' ? null : (
        <Section title={t('storeReports.note')}>
          <Text>{report.note}</Text>
        </Section>
      )}
    </>
  );
}
