import { type FieldId, fieldOf, type LedgerKind, ledgerOf } from './fields.ts';
import type { Mapping } from './mapping.ts';
import { type CellFaultCode, readCell } from './values.ts';

export interface CellFault {
  /** Head of the column as the book has it; '' where the book has no such column. */
  readonly column: string;
  readonly field: FieldId;
  /** The first 100 characters of what is there. */
  readonly value: string;
  readonly code: CellFaultCode;
}

export type LedgerValues = Readonly<Partial<Record<FieldId, string>>>;

export interface ReadRow {
  readonly values: LedgerValues;
  readonly faults: readonly CellFault[];
}

const SHOWN = 100;

/** Cells of a row as values of fields, with every cell that does not fit. A row with faults is not brought in. */
export function readRow(kind: LedgerKind, heads: readonly string[], mapping: Mapping, cells: readonly string[]): ReadRow {
  const values: Partial<Record<FieldId, string>> = {};
  const faults: CellFault[] = [];
  const columns = new Map<FieldId, string>();
  for (const [i, head] of heads.entries()) {
    const field = Object.hasOwn(mapping, head) ? mapping[head] : undefined;
    if (field === undefined || columns.has(field)) continue;
    columns.set(field, head);
    const text = (cells[i] ?? '').trim();
    if (text === '') continue;
    const read = readCell(fieldOf(field).type, text);
    if (read.ok) {
      if (read.value !== '') values[field] = read.value;
    } else faults.push({ column: head, field, value: shown(text), code: read.code });
  }
  const isFaulty = (field: FieldId) => faults.some((fault) => fault.field === field);
  for (const field of ledgerOf(kind).required)
    if (values[field] === undefined && !isFaulty(field))
      faults.push({ column: columns.get(field) ?? '', field, value: '', code: 'missing' });
  const { happenedOn, dueOn } = values;
  if (happenedOn !== undefined && dueOn !== undefined && dueOn < happenedOn)
    faults.push({ column: columns.get('dueOn') ?? '', field: 'dueOn', value: dueOn, code: 'day-order' });
  return { values, faults };
}

/** Whole characters: half of one cannot be kept. */
const shown = (text: string): string => [...text.slice(0, 2 * SHOWN)].slice(0, SHOWN).join('');
