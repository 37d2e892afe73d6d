import type { exportApps, exportCases, exportFindings } from '@touchstone/api-client/routes/exports';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type CallInput, call } from '../api/call.ts';
import { useAddress } from '../app/address.ts';
import { BulkExport } from './bulk-export.tsx';
import { chosenFilters, type Filter } from './table/filter.ts';

type Contract = typeof exportApps | typeof exportCases | typeof exportFindings;

interface Props {
  readonly contract: Contract;
  readonly filters: readonly Filter[];
}

/** The whole of a list that no browser would gather, as a file that the server makes: all rows, or those that the filters leave. */
export function ListExport({ contract, filters }: Props): ReactNode {
  const { t } = useTranslation();
  const chosen = chosenFilters(filters, useAddress().search);
  const isAll = Object.keys(chosen).length === 0;
  return (
    <BulkExport
      key={JSON.stringify(chosen)}
      label={t(isAll ? 'bulkJobs.exportAll' : 'bulkJobs.exportShown')}
      permission="export.create"
      start={() => call(contract, { query: chosen } as CallInput<Contract>)}
    />
  );
}
