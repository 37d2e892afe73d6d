import * as contracts from '@touchstone/api-client/routes/ledgers';
import { bulkJobRows } from '@touchstone/db/repositories/bulk-job-rows';
import { listImports, listLedgerRows, listMappings, listRecords } from '@touchstone/db/repositories/ledger-lists';
import { ledgerRows } from '@touchstone/db/repositories/ledger-rows';
import { type Mapping, mappingFaults } from '@touchstone/domain/ledger';
import { canonical } from '@touchstone/kernel/canonical';
import { askFor, bulkJobShape } from '../../bulk/ask-for.ts';
import { inputsOf, mappingOf } from '../../bulk/ledger-table.ts';
import { type Context, handle } from '../../handler.ts';
import { pageOf, textKey } from '../../http/page.ts';
import type { PageKey } from '../../http/page-token.ts';
import { timeKey } from '../../http/time-key.ts';
import { Refusal } from '../../problem/refusal.ts';
import { auditedEdit } from '../../wiring/audited-edit.ts';
import { hashText } from '../../wiring/ledger-ports.ts';
import { importShape, mappingShape, plannedBook, recordShape, rowShape } from './shapes.ts';

const UNDER_WAY: ReadonlySet<string> = new Set(['WAITING', 'RUNNING']);

/** The same file with the same mapping is one import: while its job is under way it is that job, afterwards a new one passes over what is in. */
export const importLedgerHandler = handle(contracts.importLedger, async (context) => {
  const { params, body, platform, session, actor, transaction } = context;
  const { kind } = params;
  const sheets = await plannedBook(context, kind, body);
  const mapping = mappingOf(sheets);
  const totalRows = [...inputsOf(kind, sheets)].length;
  const province = session.scope.kind === 'province' ? session.scope.province : null;
  const act = { action: 'ledger.import', kind: 'ledger-file', id: body.file, detail: { kind, rows: totalRows } };
  const asked = await auditedEdit(
    context,
    act,
    (tx) => tx,
    async (tx) => {
      const rows = ledgerRows(tx, session);
      const made = await rows.saveImport({
        ...{
          id: platform.newId(),
          kind,
          organisation: actor.organisation,
          province,
          file: body.file,
          fileName: body.fileName,
          mapping,
          totalRows,
        },
        ...{ mappingHash: hashText(canonical(mapping)), askedBy: actor.person ?? null, at: platform.now() },
      });
      const before = made.jobId === null ? undefined : await bulkJobRows(tx).bulkJob(made.jobId);
      if (before !== undefined && UNDER_WAY.has(before.state)) return { ok: true, id: made.id, job: before };
      const job = await askFor(tx, { platform, session, actor }, 'ledger-import', { ledgerImport: made.id });
      await rows.setJob(made.id, job.id);
      return { ok: true, id: made.id, job };
    },
  );
  const [row] = await transaction((tx) => listImports(tx, session, { id: asked.id }, 1));
  if (row === undefined) throw new Refusal('not-found');
  return { status: 202, body: { import: importShape(row), job: bulkJobShape(asked.job) } };
});

export const listLedgerImportsHandler = handle(contracts.listLedgerImports, ({ query, session, platform, transaction }) =>
  transaction(async (tx) => ({
    status: 200,
    body: await pageOf(platform.pageTokens, 'list-ledger-imports', query, {
      read: (limit, after) => listImports(tx, session, query.kind === undefined ? {} : { kind: query.kind }, limit, timeKey(after)),
      keyOf: ({ createdAt, id }) => [createdAt.toISOString(), id],
      shape: importShape,
    }),
  })),
);

/** @throws Refusal `not-found` for an import that is not there, or another organisation's */
async function seenImport({ session, transaction }: Pick<Context, 'session' | 'transaction'>, id: string) {
  const [row] = await transaction((tx) => listImports(tx, session, { id }, 1));
  if (row === undefined) throw new Refusal('not-found');
  return row;
}

export const readLedgerImportHandler = handle(contracts.readLedgerImport, async (context) => ({
  status: 200,
  body: importShape(await seenImport(context, context.params.import)),
}));

export const listLedgerRowsHandler = handle(contracts.listLedgerRows, async (context) => {
  const { params, query, session, platform, transaction } = context;
  await seenImport(context, params.import);
  const { limit: _limit, after: _after, ...filter } = query;
  const body = await transaction((tx) =>
    pageOf(platform.pageTokens, `list-ledger-rows ${params.import}`, query, {
      read: (limit, after) => listLedgerRows(tx, session, params.import, filter, limit, lineKey(after)),
      keyOf: ({ sheetNo, line }) => [sheetNo, line],
      shape: rowShape,
    }),
  );
  return { status: 200, body };
});

function lineKey(key: PageKey | undefined) {
  if (key === undefined) return undefined;
  const [sheetNo, line] = key;
  if (typeof sheetNo !== 'number' || typeof line !== 'number') throw new Refusal('page-token-invalid');
  return { sheetNo, line };
}

export const listLedgerMappingsHandler = handle(contracts.listLedgerMappings, async ({ query, session, transaction }) => ({
  status: 200,
  body: { items: (await transaction((tx) => listMappings(tx, session, query.kind))).map(mappingShape) },
}));

export const saveLedgerMappingHandler = handle(contracts.saveLedgerMapping, async (context) => {
  const { params, body, platform, session, actor, transaction } = context;
  const { kind } = params;
  const columns = body.columns as Mapping;
  const faults = mappingFaults(kind, columns);
  if (faults.length > 0)
    throw new Refusal('mapping-refused', {
      errors: faults.map((fault) => ({
        pointer: '/body/columns',
        message:
          'column' in fault
            ? `${fault.code}: ${fault.column}`
            : ([`没有对应“${fault.field}”的列`, `no column for ${fault.field}`] as const),
      })),
    });
  const act = { action: 'ledger.import', kind: 'ledger-mapping', id: body.name, detail: { kind } };
  await auditedEdit(
    context,
    act,
    (tx) => ledgerRows(tx, session),
    async (rows) => {
      const at = platform.now();
      const createdBy = actor.person ?? null;
      await rows.saveMapping({ id: platform.newId(), organisation: actor.organisation, kind, name: body.name, columns, createdBy, at });
      return { ok: true };
    },
  );
  const saved = (await transaction((tx) => listMappings(tx, session, kind))).find(({ name }) => name === body.name);
  if (saved === undefined) throw new Refusal('not-found');
  return { status: 200, body: mappingShape(saved) };
});

export const deleteLedgerMappingHandler = handle(contracts.deleteLedgerMapping, async (context) => {
  const { params, session, actor } = context;
  const act = { action: 'ledger.import', kind: 'ledger-mapping', id: params.mapping };
  const gone = await auditedEdit(
    context,
    act,
    (tx) => ledgerRows(tx, session),
    async (rows) => ({ ok: await rows.deleteMapping(params.mapping, actor.organisation) }),
  );
  if (!gone.ok) throw new Refusal('not-found');
  return { status: 204, body: null };
});

export const listLedgerRecordsHandler = handle(contracts.listLedgerRecords, ({ query, platform, transaction }) =>
  transaction(async (tx) => {
    const { limit: _limit, after: _after, ...filter } = query;
    const body = await pageOf(platform.pageTokens, 'list-ledger-records', query, {
      read: (limit, after) => listRecords(tx, filter, limit, textKey(after)),
      keyOf: ({ id }) => [id],
      shape: recordShape,
    });
    return { status: 200, body };
  }),
);
