import type { ListedCommitment, ListedConduct, ListedInterview, ListedStep } from '@touchstone/db/repositories/conduct-lists';
import { listCommitments, readConduct } from '@touchstone/db/repositories/conduct-lists';
import { readOperator } from '@touchstone/db/repositories/operator-lists';
import { hasCase } from '@touchstone/db/repositories/seen-cases';
import type { Context } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';

type Here = Pick<Context, 'platform' | 'session' | 'transaction'>;

export const entryShape = ({
  caseId,
  happenedAt,
  toldAt,
  disputedAt,
  createdAt,
  recordedBy,
  decidedBy,
  rowVersion,
  ...row
}: ListedConduct) => ({
  ...row,
  case: caseId,
  proofs: [...row.proofs],
  happenedAt: happenedAt.toISOString(),
  toldAt: toldAt?.toISOString() ?? null,
  disputedAt: disputedAt?.toISOString() ?? null,
  createdAt: createdAt.toISOString(),
  version: rowVersion,
});

/** Who did it stays inside the authority: what was done and on what it rests is told. */
export const stepShape = ({ seq, event, from, to, basis, at }: ListedStep) => ({ seq, event, from, to, basis, at: at.toISOString() });

export const commitmentShape = ({ caseId, createdAt, breaches, ...row }: ListedCommitment) => ({
  ...row,
  case: caseId,
  breaches: breaches.map((one) => ({ ...one, at: new Date(one.at).toISOString() })),
  createdAt: createdAt.toISOString(),
});

export const interviewShape = ({ caseId, heldAt, createdAt, ...row }: ListedInterview) => ({
  ...row,
  case: caseId,
  attended: [...row.attended],
  officers: [...row.officers],
  heldAt: heldAt.toISOString(),
  createdAt: createdAt.toISOString(),
});

/** @throws Refusal `not-found` for an entry that is not there, or not in this scope */
export async function seenEntry({ transaction }: Pick<Here, 'transaction'>, id: string): Promise<ListedConduct> {
  const row = await transaction((tx) => readConduct(tx, id));
  if (row === undefined) throw new Refusal('not-found');
  return row;
}

export async function seenCommitment({ transaction }: Pick<Here, 'transaction'>, id: string): Promise<ListedCommitment> {
  const [row] = await transaction((tx) => listCommitments(tx, { id }, 1));
  if (row === undefined) throw new Refusal('not-found');
  return row;
}

/** A firm of one's own territory, or one of a case that one sees. @throws Refusal `not-found` */
export async function seenFirm({ transaction, session }: Here, operator: string, caseId?: string): Promise<void> {
  const isSeen = await transaction(
    async (tx) => (await readOperator(tx, session, operator)) !== undefined || (caseId !== undefined && (await hasCase(tx, caseId))),
  );
  if (!isSeen) throw new Refusal('not-found');
}
