import { faultsOfRule, nextDue, type WatchRule, type WatchRuleFault } from '@touchstone/domain/watch';
import type { KeptWatchRule, Owner, WatchPorts } from './ports.ts';

export type CreateWatchRule =
  | { readonly ok: true; readonly rule: string }
  | { readonly ok: false; readonly reason: 'bad-watch-rule'; readonly faults: readonly WatchRuleFault[] };

/** From now on what the rule names is looked at again. */
export function createWatchRule(ports: WatchPorts, rule: WatchRule & { readonly note: string }, of: Owner): Promise<CreateWatchRule> {
  return ports.inTransaction(async (tx): Promise<CreateWatchRule> => {
    const faults = faultsOfRule(rule);
    if (faults.length > 0) return { ok: false, reason: 'bad-watch-rule', faults };
    const [id, atMs] = [tx.newId(), tx.nowMs()];
    await tx.createRule(id, rule, of, nextDue(rule, Math.max(atMs, rule.fromMs)), atMs);
    await tx.audit.record({ action: 'watch.create', object: { kind: 'watch-rule', id }, detail: { kind: rule.kind, target: rule.target } });
    return { ok: true, rule: id };
  });
}

export type ChangeWatchRule =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'not-found' | 'version-conflict' | 'no-such-step' };

/** Pauses a rule, takes it up again, or ends it for good. What it has set off goes on. */
export function changeWatchRule(
  ports: WatchPorts,
  id: string,
  state: KeptWatchRule['state'],
  reason: string,
  rowVersion: number,
): Promise<ChangeWatchRule> {
  return ports.inTransaction(async (tx): Promise<ChangeWatchRule> => {
    const kept = await tx.holdRule(id);
    if (kept === undefined) return { ok: false, reason: 'not-found' };
    if (kept.rowVersion !== rowVersion) return { ok: false, reason: 'version-conflict' };
    if (kept.state === 'ENDED' || kept.state === state) return { ok: false, reason: 'no-such-step' };
    await tx.saveRule(id, { state, nextDueAtMs: state === 'ACTIVE' ? nextDue(kept, tx.nowMs()) : null });
    await tx.audit.record({ action: 'watch.change', object: { kind: 'watch-rule', id }, detail: { from: kept.state, to: state, reason } });
    return { ok: true };
  });
}
