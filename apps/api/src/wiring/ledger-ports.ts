import { acquisitionRows } from '@touchstone/db/repositories/acquisition-rows';
import { isForeignApp } from '@touchstone/db/repositories/foreign-apps';
import { inventoryRows } from '@touchstone/db/repositories/inventory-rows';
import { ledgerRows } from '@touchstone/db/repositories/ledger-rows';
import { sha256Hex } from '@touchstone/kernel/keyed-order';
import { ports } from '@touchstone/ports-node';
import type { LedgerImport, LedgerPorts, LedgerRecord, LedgerTransaction } from '@touchstone/services/ledgers';
import type { Session, Transaction } from '../platform.ts';
import { type Act, auditedEdit, type EditFrom } from './audited-edit.ts';

/** Rows of a book, batch by batch; what exists outside of who asks is not touched. */
export const ledgerPorts = (from: EditFrom, act: Act): LedgerPorts => ({
  inTransaction: async (work) => {
    const edited = await auditedEdit(
      from,
      act,
      (tx) => rowsOf(tx, from),
      async (rows) => ({ ok: true, value: await work(rows) }),
    );
    return edited.value;
  },
});

export const hashText = (text: string): string => sha256Hex(ports.hash, text);

function rowsOf(tx: Transaction, { platform, session }: Pick<EditFrom, 'platform' | 'session'>): LedgerTransaction {
  const { apps, touchApps, addEvidence, setOperators } = inventoryRows(tx);
  const { operators, createOperators } = acquisitionRows(tx);
  const { saveRecord, ...rows } = ledgerRows(tx, session);
  return {
    ...{ apps, touchApps, addEvidence, setOperators, operators, createOperators },
    ...rows,
    saveRecord: (of: LedgerImport, row: LedgerRecord) => saveRecord({ ...of, at: platform.now() }, row),
    isForeign: (...app) => isForeignApp(tx, session satisfies Session, ...app),
    newId: () => platform.newId(),
    hashText,
  };
}
