import type { ListedRequest, ListedRun } from '@touchstone/db/repositories/run-lists';

const instant = (at: Date | null) => at?.toISOString() ?? null;

/** A wish for a scan as the API shows one. */
export const scanShape = ({ createdAt, finishedAt, fusedAt, ...row }: ListedRequest) => ({
  ...row,
  profile: row.profile as 'quick',
  inputs: [...row.inputs],
  createdAt: createdAt.toISOString(),
  finishedAt: instant(finishedAt),
  fusedAt: instant(fusedAt),
});

export const runShape = ({ leaseUntil, deadlineAt, notBefore, createdAt, finishedAt, ...row }: ListedRun) => ({
  ...row,
  state: row.state as 'CREATED',
  leaseUntil: instant(leaseUntil),
  deadlineAt: instant(deadlineAt),
  notBefore: notBefore.toISOString(),
  createdAt: createdAt.toISOString(),
  finishedAt: instant(finishedAt),
});
