import { downloadRectification, downloadReportList, downloadReportPdf } from '@touchstone/api-client/routes/reports';
import { readReport, readReportJson, readReportSarif } from '@touchstone/api-client/routes/runs';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fileAddress } from '../../api/address.ts';
import { FileLink } from '../../parts/file-link.tsx';
import { PopUp } from '../../parts/pop-up.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { visibleText } from '../../parts/visible-text.ts';
import type { Overview } from './run-page.tsx';

/** The report as files: to keep, to hand to a firm, for other programs. */
export function Downloads({ run, overview }: { readonly run: string; readonly overview: Overview }): ReactNode {
  const { t } = useTranslation();
  const params = { run };
  const of = (path: string, more: Readonly<Record<string, string>> = {}) => fileAddress(path, { ...params, ...more });
  return (
    <PopUp label={t('run.download.title')} className="columns" buttonClass="button">
      <ul className="links">
        <li>
          <FileLink address={of(downloadReportPdf.path)}>{t('run.download.pdf')}</FileLink>
        </li>
        <li>
          <FileLink address={of(readReport.path)}>{t('run.download.html')}</FileLink>
        </li>
        <li>
          <FileLink address={of(readReportJson.path)}>JSON</FileLink>
        </li>
        <li>
          <FileLink address={of(readReportSarif.path)}>SARIF</FileLink>
        </li>
        {overview.app === null
          ? null
          : (['collected', 'shared'] as const).map((draft) => (
              <li key={draft}>
                <FileLink address={of(downloadReportList.path, { draft })}>{t(`run.download.${draft}`)}</FileLink>
              </li>
            ))}
      </ul>
      <Rectifications run={run} overview={overview} />
    </PopUp>
  );
}

/** A report of rectification holds this run against one before. */
function Rectifications({ run, overview: { earlier } }: { readonly run: string; readonly overview: Overview }): ReactNode {
  const { t } = useTranslation();
  if (earlier.length === 0) return <p className="form-hint">{t('run.download.noEarlier')}</p>;
  return (
    <>
      <h3>{t('run.download.rectification')}</h3>
      <ul className="links">
        {earlier.map(({ run: from, versionName, finishedAt }) => (
          <li key={from}>
            <FileLink address={fileAddress(downloadRectification.path, { run }, { earlier: from })}>
              {t('run.download.since', {
                version: visibleText(versionName ?? '—'),
                day: finishedAt === null ? '—' : shanghaiTime(finishedAt).slice(0, 10),
              })}
            </FileLink>
          </li>
        ))}
      </ul>
    </>
  );
}
