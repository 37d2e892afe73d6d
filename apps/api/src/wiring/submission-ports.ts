import { acquisitionRows } from '@touchstone/db/repositories/acquisition-rows';
import { auditLog } from '@touchstone/db/repositories/audit-events';
import { inventoryEdits } from '@touchstone/db/repositories/inventory-edits';
import { inventoryRows } from '@touchstone/db/repositories/inventory-rows';
import { submissionRows } from '@touchstone/db/repositories/submission-rows';
import type { SubmissionActor, SubmissionPorts, SubmissionTransaction } from '@touchstone/services/submissions';
import type { SignedIn } from '../access/actor.ts';
import type { Foundation, Session, Transaction } from '../platform.ts';
import { caseActor, caseRowsOf } from './case-ports.ts';
import { scanRequests } from './scan-requests.ts';
import { wholeOrNothing } from './whole-or-nothing.ts';

interface From {
  readonly platform: Pick<Foundation, 'now' | 'newId' | 'transaction'>;
  readonly session: Session;
  readonly address?: string | undefined;
}

/** Submissions in somebody's name: rows of the case, the inventory and the runs change with them or not at all. */
export const submissionPorts = ({ platform, session, address }: From): SubmissionPorts => ({
  inTransaction: (work) =>
    wholeOrNothing(
      (inside) =>
        platform.transaction({ ...session, scope: { kind: 'all' } }, (tx) => inside(transactionOf({ platform, session, address }, tx))),
      work,
    ),
});

const transactionOf = ({ platform, session, address }: From, tx: Transaction): SubmissionTransaction => ({
  ...caseRowsOf(platform)(tx),
  ...submissionRows(tx),
  inventory: { ...acquisitionRows(tx), ...inventoryRows(tx), saveNoFile: inventoryEdits(tx).saveNoFile },
  audit: auditLog(tx, session, { at: platform.now(), address }),
  requestScan: scanRequests(platform, tx),
});

/** Who asks, as submissions take it. */
export const submissionActor = (actor: SignedIn): SubmissionActor => ({ ...caseActor(actor), person: actor.person ?? null });
