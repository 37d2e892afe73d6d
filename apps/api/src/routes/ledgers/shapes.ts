import { buffer } from 'node:stream/consumers';
import type { ListedImport, ListedLedgerRow, ListedMapping, ListedRecord } from '@touchstone/db/repositories/ledger-lists';
import { listMappings } from '@touchstone/db/repositories/ledger-lists';
import { CELL_FAULTS, type CellFault, type LedgerKind } from '@touchstone/domain/ledger';
import { type BookSheet, MOST_LEDGER_ROWS, type PlannedSheet, planBook, readBook, usable } from '../../bulk/ledger-table.ts';
import type { Context } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';
import { ownFile } from './own-file.ts';

export const faultShape = (fault: CellFault, { sheet, line }: { readonly sheet: string; readonly line: number }) => ({
  ...{ sheet, line, column: fault.column, field: fault.field, value: fault.value, code: fault.code },
  ...CELL_FAULTS[fault.code],
});

export const importShape = ({ createdAt, mapping, ...row }: ListedImport) => ({
  ...row,
  mapping: { ...mapping },
  createdAt: createdAt.toISOString(),
});

export const rowShape = ({ sheet, line, state, targetKind, target, faults }: ListedLedgerRow) => ({
  ...{ sheet, line, state, targetKind, target },
  faults: faults.map((fault) => faultShape(fault, { sheet, line })),
});

export const mappingShape = ({ columns, createdAt, ...row }: ListedMapping) => ({
  ...row,
  columns: { ...columns },
  createdAt: createdAt.toISOString(),
});

export const recordShape = ({ problems, ...row }: ListedRecord) => ({ ...row, isImported: true as const, problems: [...problems] });

/** @throws Refusal for a book that cannot be one */
export function sheetsOf(bytes: Uint8Array): readonly BookSheet[] {
  const read = readBook(bytes);
  if (read.ok) return read.sheets;
  if (read.reason === 'too-many-rows')
    throw new Refusal('too-large', {
      detail: [`最多 ${MOST_LEDGER_ROWS} 行，请分成几份`, `at most ${MOST_LEDGER_ROWS} rows: bring it in parts`],
    });
  throw new Refusal('table-refused', { detail: read.reason });
}

export interface BookWish {
  readonly file: string;
  readonly mapping?: Readonly<Record<string, string>>;
  readonly savedMapping?: string;
}

/** The sheets of a kept book that the mapping can read. @throws Refusal `not-found`, `mapping-refused` */
export async function plannedBook(context: Pick<Context, 'platform' | 'session' | 'transaction'>, kind: LedgerKind, wish: BookWish) {
  const { platform, session, transaction } = context;
  await ownFile(context, wish.file);
  const saved = wish.savedMapping === undefined ? undefined : await transaction((tx) => listMappings(tx, session, kind));
  const found = saved?.find(({ id }) => id === wish.savedMapping);
  if (wish.savedMapping !== undefined && found === undefined) throw new Refusal('not-found');
  const sheets = sheetsOf(new Uint8Array(await buffer(await platform.objects.open(wish.file))));
  const planned = planBook(kind, sheets, wish.mapping ?? found?.columns);
  const readable = usable(planned);
  if (readable.length === 0) throw mappingRefused(planned);
  return readable;
}

/** Told of the sheet that comes nearest. */
function mappingRefused(planned: readonly PlannedSheet[]): Refusal {
  const [nearest] = planned.toSorted((a, b) => Object.keys(b.mapping).length - Object.keys(a.mapping).length);
  const errors = (nearest?.faults ?? []).map((fault) =>
    fault.code === 'field-not-mapped'
      ? { pointer: '/body/mapping', message: [`没有对应“${fault.field}”的列`, `no column for ${fault.field}`] as const }
      : { pointer: `/body/mapping/${fault.column.replaceAll('~', '~0').replaceAll('/', '~1')}`, message: fault.code },
  );
  return new Refusal('mapping-refused', { errors });
}
