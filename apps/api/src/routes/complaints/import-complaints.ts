import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { importComplaints } from '@touchstone/api-client/routes/complaints';
import { auditLog } from '@touchstone/db/repositories/audit-events';
import { complaintImportRows } from '@touchstone/db/repositories/complaint-rows';
import { askFor, bulkJobShape } from '../../bulk/ask-for.ts';
import { MOST_COMPLAINTS, readComplaints } from '../../bulk/complaints-table.ts';
import { handle } from '../../handler.ts';
import { limited } from '../../http/limited-stream.ts';
import { Refusal } from '../../problem/refusal.ts';
import { importPurpose } from '../../wiring/complaint-ports.ts';

/** The table is read before it is taken, so that a wrong head is told at once; its rows are sealed until they are done. */
export const importComplaintsHandler = handle(importComplaints, async (context) => {
  const { raw, query, platform, session, address, actor, transaction } = context;
  const { maxBytes } = importComplaints.upload;
  const bytes = new Uint8Array(await buffer((raw.request.body as Readable).pipe(limited(maxBytes))));
  const read = readComplaints(bytes);
  if (!read.ok) {
    if (read.reason === 'too-many-rows') throw new Refusal('too-large', { detail: `at most ${MOST_COMPLAINTS} rows` });
    throw new Refusal('table-refused', {
      detail: read.reason,
      ...(read.column === undefined ? {} : { errors: [{ pointer: '/body/head', message: read.column }] }),
    });
  }
  const list = platform.newId();
  const job = await transaction(async (tx) => {
    const sealed = platform.seal.seal(JSON.stringify(read.rows), importPurpose(list));
    await complaintImportRows(tx).keepImport(list, actor.organisation, sealed, platform.now());
    const asked = await askFor(tx, context, 'complaints-import', { list, source: query.source });
    await auditLog(tx, session, { at: platform.now(), address }).record({
      action: 'complaint.take',
      object: { kind: 'bulk-job', id: asked.id },
      detail: { source: query.source, rows: read.rows.length },
    });
    return asked;
  });
  return { status: 202, body: bulkJobShape(job) };
});
