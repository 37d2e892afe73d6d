import { auditLog } from '@touchstone/db/repositories/audit-events';
import type { Canonical } from '@touchstone/kernel/canonical';
import type { Context } from '../handler.ts';
import type { Session, Transaction } from '../platform.ts';

export interface EditFrom extends Pick<Context, 'platform' | 'session'> {
  /** Absent for long work that was asked for before. */
  readonly address?: string;
}

/** What was done, for the audit record of the caller's organisation. */
export interface Act {
  readonly action: string;
  readonly kind: string;
  readonly id: string;
  readonly detail?: Canonical;
}

/**
 * The same person, seeing all: what an edit touches reaches beyond a scope (events, numbers, other firms' entries). The row
 * itself was looked up under the person's own session before.
 */
const widened = (session: Session): Session => ({ ...session, scope: { kind: 'all' } });

/**
 * One transaction of an edit, with its entry in the audit record. A refusal is no act: what was written on the way to it is rolled
 * back, so that nothing is half done.
 */
export async function auditedEdit<T, R>(
  from: EditFrom,
  act: Act,
  rowsOf: (tx: Transaction) => T,
  work: (rows: T) => Promise<R>,
): Promise<R> {
  const { platform, session, address } = from;
  try {
    return await platform.transaction(widened(session), async (tx) => {
      const result = await work(rowsOf(tx));
      const { ok } = (result ?? {}) as { readonly ok?: boolean };
      if (ok === false) throw new Undone(result);
      if (ok === true) {
        const { action, kind, id, detail } = act;
        await auditLog(tx, session, { at: platform.now(), address }).record({
          action,
          object: { kind, id },
          ...(detail === undefined ? {} : { detail }),
        });
      }
      return result;
    });
  } catch (error) {
    if (error instanceof Undone) return error.result as R;
    throw error;
  }
}

/** A refusal on its way out of the transaction that it undoes. */
class Undone extends Error {
  readonly result: unknown;

  constructor(result: unknown) {
    super('refused');
    this.result = result;
  }
}
