import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { importSubjects } from '@touchstone/api-client/routes/inventory';
import { auditLog } from '@touchstone/db/repositories/audit-events';
import { askFor, bulkJobShape } from '../../bulk/ask-for.ts';
import { MOST_SUBJECTS, readSubjects } from '../../bulk/subjects-table.ts';
import { handle } from '../../handler.ts';
import { limited } from '../../http/limited-stream.ts';
import { Refusal } from '../../problem/refusal.ts';

/** The table is read before it is taken, so that a wrong head is told at once; its rows are told in the result. */
export const importSubjectsHandler = handle(importSubjects, async (context) => {
  const { raw, platform, session, address, transaction } = context;
  const { maxBytes } = importSubjects.upload;
  const bytes = new Uint8Array(await buffer((raw.request.body as Readable).pipe(limited(maxBytes))));
  const read = readSubjects(bytes);
  if (!read.ok) {
    if (read.reason === 'too-many-rows')
      throw new Refusal('too-large', {
        detail: [`最多 ${MOST_SUBJECTS} 行，请分成几份`, `at most ${MOST_SUBJECTS} rows: bring it in parts`],
      });
    throw new Refusal('table-refused', {
      detail: read.reason,
      ...(read.column === undefined ? {} : { errors: [{ pointer: '/body/head', message: read.column }] }),
    });
  }
  const { sha256 } = await platform.objects.put([bytes], { maxBytes });
  const job = await transaction(async (tx) => {
    const asked = await askFor(tx, context, 'subjects-import', { table: sha256 });
    await auditLog(tx, session, { at: platform.now(), address }).record({
      action: 'app.edit',
      object: { kind: 'bulk-job', id: asked.id },
      detail: { table: sha256, rows: read.rows.length },
    });
    return asked;
  });
  return { status: 202, body: bulkJobShape(job) };
});
