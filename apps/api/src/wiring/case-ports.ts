import { openingRows } from '@touchstone/db/repositories/case-openings';
import { caseRows } from '@touchstone/db/repositories/case-rows';
import { deadlineRows } from '@touchstone/db/repositories/deadline-rows';
import { referralRows } from '@touchstone/db/repositories/referral-rows';
import type { CaseActor } from '@touchstone/domain/case';
import { ports } from '@touchstone/ports-node';
import { nameOf, type SignedIn } from '../access/actor.ts';
import type { Foundation, Transaction } from '../platform.ts';
import { type Act, auditedEdit, type EditFrom } from './audited-edit.ts';

type Clock = Pick<Foundation, 'now' | 'newId'>;

/** What rows of cases take of the platform: its clock, its ids, its hash. Areas that extend `CaseTransaction` spread these rows. */
export const caseKit = ({ now, newId }: Clock) => ({ nowMs: () => now().getTime(), newId, hash: ports.hash });

export const caseRowsOf = (platform: Clock) => (tx: Transaction) => caseRows(tx, caseKit(platform));

/** Rows of cases with what is looked at before one is opened. */
export const openingRowsOf = (platform: Clock) => (tx: Transaction) => openingRows(tx, caseKit(platform));

/** Rows of cases with those of the legal clock. */
export const extensionRowsOf = (platform: Clock) => (tx: Transaction) => ({
  ...deadlineRows(tx, platform.now),
  ...caseRowsOf(platform)(tx),
});

/** Everything that passes between authorities: cases, their openings, their deadlines, the hand-overs. */
export const referralRowsOf = (platform: Clock) => (tx: Transaction) => ({
  ...deadlineRows(tx, platform.now),
  ...openingRowsOf(platform)(tx),
  ...referralRows(tx),
});

/**
 * Transactions of one request, audited. Whether the caller may see the case is asked under their own session before; a refusal
 * rolls back what was written on the way.
 */
const editsOf =
  <T>(rowsOf: (platform: Clock) => (tx: Transaction) => T) =>
  (from: EditFrom, act: Act) => ({
    inTransaction: <R>(work: (rows: T) => Promise<R>): Promise<R> => auditedEdit(from, act, rowsOf(from.platform), work),
  });

export const caseEdits = editsOf(caseRowsOf);
export const openingEdits = editsOf(openingRowsOf);
export const extensionEdits = editsOf(extensionRowsOf);
export const referralEdits = editsOf(referralRowsOf);

/** Who asks, as cases take it. */
export const caseActor = (actor: SignedIn): CaseActor => ({
  name: nameOf(actor),
  organisation: actor.organisation,
  permissions: actor.permissions,
});

/** A named part of the platform, which acts for nobody. */
export const systemActor = (part: string): CaseActor => ({ name: `system:${part}`, organisation: null, permissions: [] });
