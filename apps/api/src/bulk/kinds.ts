import type { BulkKind } from './bulk-kind.ts';
import { exportAuditKind } from './export-audit.ts';
import { exportAppsKind, exportCasesKind, exportFindingsKind } from './export-list.ts';
import { exportMembersKind } from './export-members.ts';
import { importComplaintsKind } from './import-complaints.ts';
import { importLedgerKind } from './import-ledger.ts';
import { importSubjectsKind } from './import-subjects.ts';
import { redriveRunsKind } from './redrive-runs.ts';
import { rejudgeResultsKind } from './rejudge-results.ts';

/** Every kind of long work. A kind adds its line here. */
export const bulkKinds: ReadonlyMap<string, BulkKind> = new Map(
  [
    exportAuditKind,
    exportMembersKind,
    exportAppsKind,
    exportFindingsKind,
    exportCasesKind,
    importComplaintsKind,
    importLedgerKind,
    importSubjectsKind,
    redriveRunsKind,
    rejudgeResultsKind,
  ].map((kind) => [kind.kind, kind]),
);
