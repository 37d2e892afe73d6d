import { type Failed, raised } from '../apart.ts';

/** Stores side by side: one whose work throws is told, and takes nothing from the others. @returns what came of those that did not throw */
export async function sideBySide<T, R>(all: readonly T[], failed: Failed, work: (one: T) => Promise<R>): Promise<readonly R[]> {
  if (failed === raised) return Promise.all(all.map(work));
  const done = await Promise.allSettled(all.map(work));
  return done.flatMap((one) => {
    if (one.status === 'fulfilled') return [one.value];
    failed(one.reason);
    return [];
  });
}
