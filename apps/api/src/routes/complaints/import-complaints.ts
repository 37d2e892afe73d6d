import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { importComplaints, MOST_FAULTS, previewComplaints } from '@touchstone/api-client/routes/complaints';
import { auditLog } from '@touchstone/db/repositories/audit-events';
import { complaintImportRows } from '@touchstone/db/repositories/complaint-rows';
import { askFor, bulkJobShape } from '../../bulk/ask-for.ts';
import { type ComplaintRow, MOST_COMPLAINTS, readComplaints } from '../../bulk/complaints-table.ts';
import { type Context, handle } from '../../handler.ts';
import { limited } from '../../http/limited-stream.ts';
import { Refusal } from '../../problem/refusal.ts';
import { importPurpose } from '../../wiring/complaint-ports.ts';

/** The table is read before it is taken, so that a wrong head is told at once; its rows are sealed until they are done. */
export const importComplaintsHandler = handle(importComplaints, async (context) => {
  const { query, platform, session, address, actor, transaction } = context;
  const rows = await rowsOf(context);
  const list = platform.newId();
  const job = await transaction(async (tx) => {
    const sealed = platform.seal.seal(JSON.stringify(rows), importPurpose(list));
    await complaintImportRows(tx).keepImport(list, actor.organisation, sealed, platform.now());
    const asked = await askFor(tx, context, 'complaints-import', { list, source: query.source });
    await auditLog(tx, session, { at: platform.now(), address }).record({
      action: 'complaint.take',
      object: { kind: 'bulk-job', id: asked.id },
      detail: { source: query.source, rows: rows.length },
    });
    return asked;
  });
  return { status: 202, body: bulkJobShape(job) };
});

export const previewComplaintsHandler = handle(previewComplaints, async (context) => {
  const rows = await rowsOf(context);
  const faults = rows.flatMap((one) => (one.ok ? [] : one.faults.map(({ field, column }) => ({ row: one.row, field, column }))));
  return {
    status: 200,
    body: {
      rows: rows.length,
      good: rows.filter(({ ok }) => ok).length,
      faults: faults.slice(0, MOST_FAULTS),
      isCut: faults.length > MOST_FAULTS,
    },
  };
});

/** @throws Refusal for a table without the columns that it needs, or with more rows than are taken at once */
async function rowsOf({ raw }: Pick<Context, 'raw'>): Promise<readonly ComplaintRow[]> {
  const { maxBytes } = importComplaints.upload;
  const bytes = new Uint8Array(await buffer((raw.request.body as Readable).pipe(limited(maxBytes))));
  const read = readComplaints(bytes);
  if (read.ok) return read.rows;
  if (read.reason === 'too-many-rows')
    throw new Refusal('too-large', {
      detail: [`最多 ${MOST_COMPLAINTS} 行，请分成几份`, `at most ${MOST_COMPLAINTS} rows: bring it in parts`],
    });
  throw new Refusal('table-refused', {
    detail: read.reason,
    ...(read.column === undefined ? {} : { errors: [{ pointer: '/body/head', message: read.column }] }),
  });
}
