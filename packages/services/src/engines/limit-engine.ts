import type { EngineLimits, EnginesPorts } from './ports.ts';

export type LimitEngine = { readonly ok: true } | { readonly ok: false; readonly reason: 'not-found' | 'version-conflict' };

/** Changes how much a version may run. What is leased beyond a lower limit ends as it would. */
export function limitEngine(ports: EnginesPorts, key: string, limits: EngineLimits, rowVersion: number): Promise<LimitEngine> {
  return ports.inTransaction(async (tx): Promise<LimitEngine> => {
    const kept = await tx.holdEngineVersion(key);
    if (kept === undefined) return { ok: false, reason: 'not-found' };
    if (kept.rowVersion !== rowVersion) return { ok: false, reason: 'version-conflict' };
    await tx.limitEngine(key, limits);
    return { ok: true };
  });
}
