import { downloadResult, type listRuns, readReport, readReportJson, readReportSarif } from '@touchstone/api-client/routes/runs';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fileAddress } from '../../api/address.ts';
import type { RowOf } from '../../api/use-list.ts';
import { FileLink } from '../../parts/file-link.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import type { Column } from '../../parts/table/column.ts';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { useEngineName } from '../../parts/use-engine-name.ts';
import { RunAgain } from './run-again.tsx';

export type RunRow = RowOf<typeof listRuns>;

/** The engine whose reports can be had in other forms too. */
const OURS = 'touchstone';

/** Columns of runs of engines: state, tries, errors, files. */
export function useRunColumns(): readonly Column<RunRow>[] {
  const { t } = useTranslation();
  const nameOf = useEngineName();
  return [
    { key: 'engine', words: 'scan.runs.engine', isName: true, text: ({ engine, version }) => `${nameOf(engine)} ${version}` },
    {
      key: 'state',
      words: 'scan.runs.state',
      text: ({ state }) => t(`states.run.${state}`),
      cell: ({ state }) => <StateTag kind="run" state={state} />,
    },
    { key: 'round', words: 'scan.runs.round', isNumber: true, text: ({ round }) => String(round) },
    { key: 'tries', words: 'scan.runs.tries', isNumber: true, text: ({ leases }) => String(leases) },
    { key: 'rules', words: 'scan.runs.rules', isExtra: true, text: ({ ruleSet }) => ruleSet },
    { key: 'worker', words: 'scan.runs.worker', isExtra: true, text: ({ worker }) => worker ?? '' },
    {
      key: 'created',
      words: 'scan.runs.created',
      text: ({ createdAt }) => shanghaiTime(createdAt),
      cell: ({ createdAt }) => <TimeText at={createdAt} />,
    },
    {
      key: 'finished',
      words: 'scan.runs.finished',
      text: ({ finishedAt }) => (finishedAt === null ? '' : shanghaiTime(finishedAt)),
      cell: ({ finishedAt }) => <TimeText at={finishedAt} />,
    },
    {
      key: 'error',
      words: 'scan.runs.error',
      text: ({ errorClass, message }) => [errorClass, message].filter((one) => one !== null).join(' '),
      cell: ({ errorClass, message }) => (
        <>
          {errorClass === null ? null : <code>{errorClass}</code>}
          {message === null ? null : (
            <div>
              <Text>{message}</Text>
            </div>
          )}
        </>
      ),
    },
    { key: 'files', words: 'scan.runs.files', text: ({ resultSha256 }) => resultSha256 ?? '', cell: (run) => <Files run={run} /> },
  ];
}

/** The result as it was given, and our own report in three forms; of a failed run, the way to make it again. */
function Files({ run }: { readonly run: RunRow }): ReactNode {
  const { t } = useTranslation();
  if (run.resultSha256 === null) return <RunAgain run={run} />;
  const params = { run: run.id };
  return (
    <span className="actions">
      <FileLink address={fileAddress(downloadResult.path, params)} {...(run.resultBytes === null ? {} : { sizeBytes: run.resultBytes })}>
        {t('scan.runs.result')}
      </FileLink>
      {run.engine.startsWith(OURS) ? (
        <>
          <FileLink address={fileAddress(readReport.path, params)}>{t('scan.runs.report')}</FileLink>
          <FileLink address={fileAddress(readReportJson.path, params)}>JSON</FileLink>
          <FileLink address={fileAddress(readReportSarif.path, params)}>SARIF</FileLink>
        </>
      ) : null}
    </span>
  );
}
