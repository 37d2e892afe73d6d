import { complaintImportRows } from '@touchstone/db/repositories/complaint-rows';
import { takeComplaint } from '@touchstone/services/complaints';
import { complaintEdits, importPurpose } from '../wiring/complaint-ports.ts';
import type { BulkKind, BulkWork } from './bulk-kind.ts';
import type { ComplaintRow } from './complaints-table.ts';
import { csvLines } from './csv-lines.ts';

const HEAD = ['row', 'ref', 'code', 'state', 'column', 'refused'];
const BATCH = 50;

/** Takes in the complaints of a list row by row. Begun again it comes to the same where rows have their numbers. The result holds nothing of the reporters. */
export const importComplaintsKind: BulkKind = {
  kind: 'complaints-import',
  mediaType: 'text/csv; charset=utf-8',
  fileName: 'complaints',

  async *run(work) {
    const { platform, session, job, progress } = work;
    const { list } = job.parameters as { readonly list: string };
    const sealed = await platform.transaction(session, (tx) => complaintImportRows(tx).readImport(list));
    if (sealed === undefined) throw new RangeError('the list is not there any more');
    const rows = JSON.parse(platform.seal.open(sealed, importPurpose(list))) as readonly ComplaintRow[];
    yield csvLines([HEAD]);
    for (let from = 0; from < rows.length; from += BATCH) {
      const lines = [];
      for (const row of rows.slice(from, from + BATCH)) lines.push(...(await taken(work, row)));
      yield csvLines(lines);
      await progress(Math.min(from + BATCH, rows.length), rows.length);
    }
    await platform.transaction(session, (tx) => complaintImportRows(tx).dropImport(list));
  },
};

type Line = readonly (string | number | null)[];

async function taken({ platform, session, job }: BulkWork, one: ComplaintRow): Promise<readonly Line[]> {
  if (!one.ok) return one.faults.map(({ column, message }) => [one.row, null, null, null, column, message]);
  const { source } = job.parameters as { readonly source: string };
  const { sourceRef, ...said } = one.said;
  const act = { action: 'complaint.take', kind: 'bulk-job', id: job.id, detail: { row: one.row } };
  const wish = {
    channel: 'list' as const,
    source,
    sourceRef,
    subject: said.subject,
    package: said.package ?? null,
    storeName: said.storeName ?? '',
    versionName: said.versionName ?? '',
    clauses: said.clauses ?? [],
    text: said.text,
    name: said.name ?? '',
    contact: said.contact ?? '',
    happenedOn: said.happenedOn ?? null,
    province: said.province ?? null,
  };
  const result = await takeComplaint(complaintEdits({ platform, session }, act), wish, { organisation: job.organisation, by: null });
  return [
    result.ok
      ? [one.row, sourceRef, result.code, result.state, null, null]
      : [one.row, sourceRef, null, null, '编号', result.reason === 'known' ? 'taken in before' : result.reason],
  ];
}
