import type { Transaction } from '../platform.ts';
import { type Act, auditedEdit, type EditFrom } from './audited-edit.ts';

/** Ends a transaction that did a part and then had to refuse. */
class Refused extends Error {
  readonly result: unknown;

  constructor(result: unknown) {
    super('refused');
    this.result = result;
  }
}

/** An audited edit of which a refusal leaves nothing behind, however far the work had come. */
export function wholeEdit<T, R>(from: EditFrom, act: Act, rowsOf: (tx: Transaction) => T, work: (rows: T) => Promise<R>): Promise<R> {
  const edit = auditedEdit(from, act, rowsOf, async (rows) => {
    const result = await work(rows);
    if ((result as { readonly ok?: boolean }).ok === false) throw new Refused(result);
    return result;
  });
  return edit.catch((error: unknown) => {
    if (error instanceof Refused) return error.result as R;
    throw error;
  });
}
