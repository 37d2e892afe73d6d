import { caseRows } from '@touchstone/db/repositories/case-rows';
import type { CaseActor } from '@touchstone/domain/case';
import { ports } from '@touchstone/ports-node';
import type { CasePorts } from '@touchstone/services/cases';
import { nameOf, type SignedIn } from '../access/actor.ts';
import type { Foundation, Transaction } from '../platform.ts';
import { type Act, auditedEdit, type EditFrom } from './audited-edit.ts';

/** What rows of cases take of the platform: its clock, its ids, its hash. Areas that extend `CaseTransaction` spread these rows. */
export const caseKit = ({ now, newId }: Pick<Foundation, 'now' | 'newId'>) => ({ nowMs: () => now().getTime(), newId, hash: ports.hash });

export const caseRowsOf = (platform: Pick<Foundation, 'now' | 'newId'>) => (tx: Transaction) => caseRows(tx, caseKit(platform));

export type CaseTx = ReturnType<ReturnType<typeof caseRowsOf>>;

/** Cases for one request, audited. Whether the caller may see the case is asked under their own session before. */
export const caseEdits = (from: EditFrom, act: Act): CasePorts<CaseTx> => ({
  inTransaction: (work) => auditedEdit(from, act, caseRowsOf(from.platform), work as (tx: CaseTx) => Promise<never>),
});

/** Who asks, as cases take it. */
export const caseActor = (actor: SignedIn): CaseActor => ({
  name: nameOf(actor),
  organisation: actor.organisation,
  permissions: actor.permissions,
});

/** A named part of the platform, which acts for nobody. */
export const systemActor = (part: string): CaseActor => ({ name: `system:${part}`, organisation: null, permissions: [] });
