import type { ListedMeasure, ListedProgramme, ListedTarget } from '@touchstone/db/repositories/programme-lists';

const instant = (at: Date | null) => at?.toISOString() ?? null;

export const programmeShape = ({ createdKey: _, rowVersion, clauses, ...row }: ListedProgramme) => ({
  ...row,
  clauses: [...clauses],
  dueAt: instant(row.dueAt),
  announcedAt: instant(row.announcedAt),
  notifiedAt: instant(row.notifiedAt),
  closedAt: instant(row.closedAt),
  createdAt: row.createdAt.toISOString(),
  version: rowVersion,
});

export const targetShape = ({ problems, ...row }: ListedTarget) => ({
  ...row,
  problems: problems.map((one) => ({ ...one })),
  notifiedAt: instant(row.notifiedAt),
});

/** Whoever reads it is told whose measure it is. */
export const measureShape = ({ imposedKey: _, rowVersion, ...row }: ListedMeasure) => ({
  ...row,
  by: 'store' as const,
  imposedAt: row.imposedAt.toISOString(),
  appealedAt: instant(row.appealedAt),
  decidedAt: instant(row.decidedAt),
  version: rowVersion,
});
