import { advanceEngine, type EngineState } from '@touchstone/domain/engine';
import type { EnginesPorts } from './ports.ts';

/** What a person may do with a version. */
export type EngineOrder = 'pause' | 'resume' | 'retire' | 'admit';

export type MoveEngine =
  | { readonly ok: true; readonly state: EngineState }
  | { readonly ok: false; readonly reason: 'not-found' | 'no-such-step' | 'version-conflict' };

/** Pauses, resumes or retires a version. Runs it holds end as they would. */
export function moveEngine(ports: EnginesPorts, key: string, order: EngineOrder, reason: string, rowVersion: number): Promise<MoveEngine> {
  return ports.inTransaction(async (tx): Promise<MoveEngine> => {
    const kept = await tx.holdEngineVersion(key);
    if (kept === undefined) return { ok: false, reason: 'not-found' };
    if (kept.rowVersion !== rowVersion) return { ok: false, reason: 'version-conflict' };
    const next = advanceEngine(kept.state, order, 'person');
    if (!next.ok) return { ok: false, reason: 'no-such-step' };
    await tx.moveEngine(key, kept.state, next.state, order, reason);
    return { ok: true, state: next.state };
  });
}
