import { type ListedCredit, type ListedPenalty, listCredits, listPenalties } from '@touchstone/db/repositories/penalty-lists';
import type { CitedWord } from '@touchstone/domain/conduct';
import type { Context } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';

const iso = (at: Date | null) => at?.toISOString() ?? null;

export const penaltyShape = ({
  caseId,
  decidedAt,
  paidAt,
  createdAt,
  recordedBy,
  decidedBy,
  citations,
  rowVersion,
  ...row
}: ListedPenalty) => ({
  ...row,
  case: caseId,
  decidedAt: iso(decidedAt),
  paidAt: iso(paidAt),
  createdAt: createdAt.toISOString(),
  citations: citations.map(({ word, entries }) => ({
    word: word as CitedWord,
    entries: entries.map(({ kind, id }) => ({ kind: kind as 'conduct' | 'breach', id })),
  })),
  version: rowVersion,
});

export const creditShape = ({ caseId, dueAt, listedAt, removedAt, createdAt, rowVersion, ...row }: ListedCredit) => ({
  ...row,
  case: caseId,
  dueAt: dueAt.toISOString(),
  listedAt: iso(listedAt),
  removedAt: iso(removedAt),
  createdAt: createdAt.toISOString(),
  version: rowVersion,
});

/** @throws Refusal `not-found` for what is not there, or not in this scope */
export async function seenPenalty({ transaction }: Pick<Context, 'transaction'>, id: string): Promise<ListedPenalty> {
  const [row] = await transaction((tx) => listPenalties(tx, { id }, 1));
  if (row === undefined) throw new Refusal('not-found');
  return row;
}

export async function seenCredit({ transaction }: Pick<Context, 'transaction'>, id: string): Promise<ListedCredit> {
  const [row] = await transaction((tx) => listCredits(tx, { id }, 1));
  if (row === undefined) throw new Refusal('not-found');
  return row;
}
