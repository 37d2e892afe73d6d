import { buffer } from 'node:stream/consumers';
import { registerSubject } from '@touchstone/services/inventory';
import { subjectPorts } from '../wiring/inventory-ports.ts';
import type { BulkKind, BulkWork } from './bulk-kind.ts';
import { csvLines } from './csv-lines.ts';
import { readSubjects, type SubjectRow } from './subjects-table.ts';

const HEAD = ['row', 'kind', 'key', 'subject', 'app', 'artifact', 'refused'];
const BATCH = 100;

/** Registers the subjects of a table row by row; a row that is refused does not keep the others. Begun again it comes to the same. */
export const importSubjectsKind: BulkKind = {
  kind: 'subjects-import',
  mediaType: 'text/csv; charset=utf-8',
  fileName: 'subjects',

  async *run(work) {
    const { platform, job, progress } = work;
    const { table } = job.parameters as { readonly table: string };
    const read = readSubjects(new Uint8Array(await buffer(await platform.objects.open(table))));
    if (!read.ok) throw new RangeError(`the table was read before, and is ${read.reason}`);
    yield csvLines([HEAD]);
    for (let from = 0; from < read.rows.length; from += BATCH) {
      const lines = [];
      for (const row of read.rows.slice(from, from + BATCH)) lines.push(await registered(work, row));
      yield csvLines(lines);
      await progress(Math.min(from + BATCH, read.rows.length), read.rows.length);
    }
  },
};

async function registered({ platform, session, job }: BulkWork, one: SubjectRow): Promise<readonly (string | number | null)[]> {
  if (!one.ok) return [one.row, null, null, null, null, null, one.faults.join(' ')];
  const { kind, key, name } = one.subject;
  const act = { action: 'app.edit', kind, id: key, detail: { name, job: job.id } };
  const result = await registerSubject(subjectPorts({ platform, session }, act), { ...one.subject, source: session.actor });
  return result.ok
    ? [one.row, kind, key, result.subject, result.app, result.artifact, null]
    : [one.row, kind, key, null, null, null, result.reason === 'conflict' ? result.reason : result.field];
}
