import { randomBytes } from 'node:crypto';
import { acquisitionRows } from '@touchstone/db/repositories/acquisition-rows';
import { isForeignApp } from '@touchstone/db/repositories/foreign-apps';
import { inventoryEdits } from '@touchstone/db/repositories/inventory-edits';
import { inventoryRows } from '@touchstone/db/repositories/inventory-rows';
import { operatorRows } from '@touchstone/db/repositories/operator-rows';
import { uuidv7 } from '@touchstone/kernel/ids';
import type { ProbePorts } from '@touchstone/services/acquisition';
import type { FlagPorts, OperatorPorts, ProvincePorts, SubjectPorts } from '@touchstone/services/inventory';
import type { Transaction } from '../platform.ts';
import { type Act, auditedEdit, type EditFrom } from './audited-edit.ts';
import { caseRowsOf } from './case-ports.ts';

const newId = () => uuidv7(Date.now(), randomBytes(16));
const rows = (tx: Transaction) => ({ ...acquisitionRows(tx), ...inventoryRows(tx), ...inventoryEdits(tx) });

export const operatorPorts = (from: EditFrom, act: Act): OperatorPorts => ({
  inTransaction: (work) => auditedEdit(from, act, firmRows(from), work),
  newId,
});

export const provincePorts = (from: EditFrom, act: Act): ProvincePorts => ({
  inTransaction: (work) => auditedEdit(from, act, firmRows(from), work),
  newId,
});

/** Entries of firms, and the cases that follow them. */
const firmRows = ({ platform }: EditFrom) => {
  const casesIn = caseRowsOf(platform);
  return (tx: Transaction) => ({ ...operatorRows(tx), cases: casesIn(tx) });
};

export const subjectPorts = (from: EditFrom, act: Act): SubjectPorts => ({
  inTransaction: (work) =>
    auditedEdit(
      from,
      act,
      (tx) => ({ ...rows(tx), isForeign: (...app: [string, string]) => isForeignApp(tx, from.session, ...app) }),
      work,
    ),
  newId,
});

export const flagPorts = (from: EditFrom, act: Act): FlagPorts => ({ inTransaction: (work) => auditedEdit(from, act, rows, work) });

export const probePorts = (from: EditFrom, act: Act): ProbePorts => ({
  inTransaction: (work) => auditedEdit(from, act, rows, work),
  nowMs: () => from.platform.now().getTime(),
  newId,
});
