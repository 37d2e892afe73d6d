import type { ListedWatchCheck, ListedWatchDraw, ListedWatchRule } from '@touchstone/db/repositories/watch-lists';
import { drawLookBack } from '@touchstone/domain/watch';
import { sha256 } from '../../wiring/sha256.ts';

export const ruleShape = ({ from, until, nextDueAt, createdAt, rowVersion, ...row }: ListedWatchRule) => ({
  ...row,
  clauses: [...row.clauses],
  triggers: [...row.triggers],
  from: from.toISOString(),
  until: until?.toISOString() ?? null,
  nextDueAt: nextDueAt?.toISOString() ?? null,
  createdAt: createdAt.toISOString(),
  version: rowVersion,
});

export const checkShape = ({ app, appName, dueAt, endedAt, ...row }: ListedWatchCheck) => ({
  ...row,
  app: app === null ? null : { id: app, name: appName ?? '' },
  clauses: [...row.clauses],
  outcome: row.outcome.map(({ clause, outcome }) => ({ clause, outcome })),
  dueAt: dueAt.toISOString(),
  endedAt: endedAt?.toISOString() ?? null,
});

export function drawShape({ at, ...row }: ListedWatchDraw) {
  const again = drawLookBack(sha256, row.seed, row.frame, row.size);
  const isReproduced = again.sampleHash === row.sampleHash && again.frameHash === row.frameHash && again.drawn.join() === row.drawn.join();
  return { ...row, frame: [...row.frame], drawn: [...row.drawn], isReproduced, at: at.toISOString() };
}
