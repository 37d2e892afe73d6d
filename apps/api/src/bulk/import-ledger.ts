import { buffer } from 'node:stream/consumers';
import { type ListedLedgerRow, listImports, listLedgerRows } from '@touchstone/db/repositories/ledger-lists';
import { CELL_FAULTS } from '@touchstone/domain/ledger';
import { importRows, type LedgerInput } from '@touchstone/services/ledgers';
import { ledgerPorts } from '../wiring/ledger-ports.ts';
import type { BulkKind, BulkWork } from './bulk-kind.ts';
import { csvLines } from './csv-lines.ts';
import { inputsOf, planBook, readBook, usable } from './ledger-table.ts';

const HEAD = ['sheet', 'line', 'state', 'target_kind', 'target', 'column', 'value', 'fault', 'what_to_do'];
const BATCH = 100;

/** Brings a book in; rows that are in from before are passed over. The result says of each row what became of it, cell by cell. */
export const importLedgerKind: BulkKind = {
  kind: 'ledger-import',
  mediaType: 'text/csv; charset=utf-8',
  fileName: 'ledger',

  async *run(work) {
    const { platform, session, job, progress } = work;
    const { ledgerImport: id } = job.parameters as { readonly ledgerImport: string };
    const [about] = await platform.transaction(session, (tx) => listImports(tx, session, { id }, 1));
    if (about === undefined) throw new RangeError(`no such import: ${id}`);
    const read = readBook(new Uint8Array(await buffer(await platform.objects.open(about.file))));
    if (!read.ok) throw new RangeError(`the book was read before, and is ${read.reason}`);
    const sheets = usable(planBook(about.kind, read.sheets, about.mapping));
    const total = sheets.reduce((sum, { rows, head }) => sum + rows.length - (head ?? 0) - 1, 0);
    const province = session.scope.kind === 'province' ? session.scope.province : null;
    const of = {
      id,
      kind: about.kind,
      organisation: job.organisation,
      province,
      file: about.file,
      mapping: about.mapping,
      source: session.actor,
    };

    let batch: LedgerInput[] = [];
    let done = 0;
    const flush = async () => {
      await importRows(
        ledgerPorts(work, { action: 'ledger.import', kind: 'ledger-import', id, detail: { rows: batch.length, kind: about.kind } }),
        of,
        batch,
      );
      done += batch.length;
      batch = [];
      await progress(done, total);
    };
    for (const input of inputsOf(about.kind, sheets)) if (batch.push(input) >= BATCH) await flush();
    if (batch.length > 0) await flush();
    yield* result(work, id);
  },
};

async function* result({ platform, session }: BulkWork, id: string): AsyncGenerator<Uint8Array> {
  yield csvLines([HEAD]);
  for (let after: ListedLedgerRow | undefined; ; ) {
    const rows = await platform.transaction(session, (tx) => listLedgerRows(tx, session, id, {}, 2000, after));
    if (rows.length === 0) return;
    yield csvLines(rows.flatMap(lines));
    after = rows.at(-1);
  }
}

function lines({ sheet, line, state, targetKind, target, faults }: ListedLedgerRow) {
  const row = [sheet, line, state, targetKind, target];
  if (faults.length === 0) return [[...row, null, null, null, null]];
  return faults.map(({ column, field, value, code }) => [...row, column === '' ? field : column, value, code, CELL_FAULTS[code].zh]);
}
