import { randomBytes } from 'node:crypto';
import { acquisitionRows } from '@touchstone/db/repositories/acquisition-rows';
import { auditLog } from '@touchstone/db/repositories/audit-events';
import { inventoryEdits } from '@touchstone/db/repositories/inventory-edits';
import { inventoryRows } from '@touchstone/db/repositories/inventory-rows';
import { operatorRows } from '@touchstone/db/repositories/operator-rows';
import type { Canonical } from '@touchstone/kernel/canonical';
import { uuidv7 } from '@touchstone/kernel/ids';
import type { ProbePorts } from '@touchstone/services/acquisition';
import type { FlagPorts, OperatorPorts, SubjectPorts } from '@touchstone/services/inventory';
import type { Context } from '../handler.ts';
import type { Session, Transaction } from '../platform.ts';

type From = Pick<Context, 'platform' | 'session' | 'address'>;

/** What was done, for the audit record of the caller's organisation. */
export interface InventoryAct {
  readonly action: string;
  readonly kind: string;
  readonly id: string;
  readonly detail?: Canonical;
}

/**
 * The same person, seeing all: what an edit touches reaches beyond a scope (events, links, other firms' entries). The row
 * itself was looked up under the person's own session before.
 */
const widened = (session: Session): Session => ({ ...session, scope: { kind: 'all' } });

/** One transaction of an edit, with its entry in the audit record. */
function edits<T, R>(from: From, act: InventoryAct, rowsOf: (tx: Transaction) => T, work: (rows: T) => Promise<R>) {
  const { platform, session, address } = from;
  return platform.transaction(widened(session), async (tx) => {
    const result = await work(rowsOf(tx));
    // a refusal changed nothing and is no act
    if ((result as { readonly ok?: boolean }).ok === true) {
      const { action, kind, id, detail } = act;
      await auditLog(tx, session, { at: platform.now(), address }).record({
        action,
        object: { kind, id },
        ...(detail === undefined ? {} : { detail }),
      });
    }
    return result;
  });
}

const newId = () => uuidv7(Date.now(), randomBytes(16));
const rows = (tx: Transaction) => ({ ...acquisitionRows(tx), ...inventoryRows(tx), ...inventoryEdits(tx) });

export const operatorPorts = (from: From, act: InventoryAct): OperatorPorts => ({
  inTransaction: (work) => edits(from, act, operatorRows, work),
  newId,
});

export const subjectPorts = (from: From, act: InventoryAct): SubjectPorts => ({
  inTransaction: (work) => edits(from, act, rows, work),
  newId,
});

export const flagPorts = (from: From, act: InventoryAct): FlagPorts => ({ inTransaction: (work) => edits(from, act, rows, work) });

export const probePorts = (from: From, act: InventoryAct): ProbePorts => ({
  inTransaction: (work) => edits(from, act, rows, work),
  nowMs: () => from.platform.now().getTime(),
  newId,
});
