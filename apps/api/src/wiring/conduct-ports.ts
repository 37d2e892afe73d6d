import { caseRows } from '@touchstone/db/repositories/case-rows';
import { conductRows } from '@touchstone/db/repositories/conduct-rows';
import { penaltyRows } from '@touchstone/db/repositories/penalty-rows';
import type { ConductPorts, Officer, PenaltyTransaction } from '@touchstone/services/conduct';
import type { SignedIn } from '../access/actor.ts';
import type { Foundation, Transaction } from '../platform.ts';
import { Refusal } from '../problem/refusal.ts';
import { type Act, auditedEdit, type EditFrom } from './audited-edit.ts';
import { caseKit } from './case-ports.ts';
import { deadlineRowsOf } from './deadline-ports.ts';

/** Rows of conduct and penalties in one transaction, with the case and the clock behind them. */
export const penaltyRowsOf = (platform: Pick<Foundation, 'now' | 'newId'>) => (tx: Transaction) => ({
  ...deadlineRowsOf(platform)(tx),
  ...caseRows(tx, caseKit(platform)),
  ...conductRows(tx),
  ...penaltyRows(tx),
});

/** Conduct, penalties and lists for one request, audited; a refusal leaves nothing behind. */
export const conductPorts = (from: EditFrom, act: Act): ConductPorts<PenaltyTransaction> => ({
  inTransaction: (work) => auditedEdit(from, act, penaltyRowsOf(from.platform), work),
});

/** Only a person records and decides: four eyes are two persons'. @throws Refusal `forbidden` for a machine */
export function officerOf({ person, organisation, permissions }: SignedIn): Officer {
  if (person === undefined)
    throw new Refusal('forbidden', { detail: ['须由本人登录后办理，令牌不能代替', 'a person does this, signed in; a token does not'] });
  return { person, organisation, permissions };
}
