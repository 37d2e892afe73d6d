import { clausesToWatch, drawLookBack, nextDue } from '@touchstone/domain/watch';
import { eachApart, type Failed, raised } from '../apart.ts';
import type { CheckTrigger, ClosedCase, DrawFilter, KeptWatchRule, NewWatchCheck, Owner, WatchPorts, WatchTransaction } from './ports.ts';

const AT_ONCE = 50;

/** Rules that are due, and what triggered others: each becomes a look at a closed case. Run again and again. @returns looks raised */
export const raiseChecks = (ports: WatchPorts, failed: Failed = raised): Promise<number> =>
  eachApart([raiseDated, raiseDue, raiseTriggered, raiseOfCampaigns], failed, (raise) => raise(ports));

function raiseDue(ports: WatchPorts): Promise<number> {
  return ports.inTransaction(async (tx) => {
    const nowMs = tx.nowMs();
    let raised = 0;
    for (const rule of await tx.holdDueRules(nowMs, AT_ONCE)) {
      for (const one of await tx.casesOfRule(rule))
        if (await raise(tx, one, { trigger: 'due', ref: `${rule.id} ${dayOf(nowMs)}`, rule })) raised++;
      await tx.saveRule(rule.id, { state: rule.state, nextDueAtMs: nextDue(rule, nowMs) });
    }
    return raised;
  });
}

/** The day that was set when the case was put right. */
function raiseDated(ports: WatchPorts): Promise<number> {
  return ports.inTransaction(async (tx) => {
    let raised = 0;
    for (const { watchOn, ...one } of await tx.datedCases(tx.nowMs(), AT_ONCE))
      if (await raise(tx, one, { trigger: 'due', ref: `watch-on ${watchOn}` })) raised++;
    return raised;
  });
}

function raiseTriggered(ports: WatchPorts): Promise<number> {
  return ports.inTransaction(async (tx) => {
    let raised = 0;
    for (const { rule, trigger, ref, ...one } of await tx.triggered(AT_ONCE)) if (await raise(tx, one, { trigger, ref, rule })) raised++;
    return raised;
  });
}

/** A 回头看 campaign has its scans made by itself: each of its members is a look that is under way. */
function raiseOfCampaigns(ports: WatchPorts): Promise<number> {
  return ports.inTransaction(async (tx) => {
    let raised = 0;
    for (const { campaign, case: one, artifact, request } of await tx.campaignMembers(AT_ONCE)) {
      const check = checkOf(tx, one, { trigger: 'campaign', ref: campaign, campaign });
      if (!(await tx.addCheck(check))) continue;
      await tx.saveCheck(check.id, { state: 'SCANNING', artifact, request, atMs: tx.nowMs() });
      raised++;
    }
    return raised;
  });
}

interface Cause {
  readonly trigger: CheckTrigger;
  readonly ref: string;
  readonly rule?: KeptWatchRule;
  readonly draw?: string;
  readonly campaign?: string;
  readonly by?: string | null;
}

const raise = async (tx: WatchTransaction, one: ClosedCase, cause: Cause): Promise<boolean> => {
  const check = checkOf(tx, one, cause);
  return check.clauses.length > 0 && (await tx.addCheck(check));
};

const checkOf = (tx: WatchTransaction, one: ClosedCase, { trigger, ref, rule, draw, campaign, by }: Cause): NewWatchCheck => ({
  id: tx.newId(),
  case: one.id,
  app: one.app,
  rule: rule?.id ?? null,
  draw: draw ?? null,
  campaign: campaign ?? null,
  trigger,
  ref,
  clauses: rule === undefined ? [...one.clauses].sort() : clausesToWatch(rule, one),
  organisation: one.organisation,
  province: one.province,
  dueAtMs: tx.nowMs(),
  by: by ?? null,
  atMs: tx.nowMs(),
});

const CHINA_MS = 8 * 3_600_000;
/** Day in Asia/Shanghai. */
const dayOf = (ms: number): string => new Date(ms + CHINA_MS).toISOString().slice(0, 10);

export type RaiseCheck =
  | { readonly ok: true; readonly check: string }
  | { readonly ok: false; readonly reason: 'not-found' | 'outside-scope' | 'conflict' };

/** A person wants one closed case looked at now, for a reason of their own. */
export function raiseCheck(
  ports: WatchPorts,
  id: string,
  wish: { readonly trigger: 'person' | 'complaint' | 'remote-configuration'; readonly ref: string },
  of: Owner,
): Promise<RaiseCheck> {
  return ports.inTransaction(async (tx): Promise<RaiseCheck> => {
    const one = await tx.closedCase(id);
    if (one === undefined) return { ok: false, reason: 'not-found' };
    if (one.organisation !== of.organisation) return { ok: false, reason: 'outside-scope' };
    const check = checkOf(tx, one, { ...wish, by: of.person });
    if (!(await tx.addCheck(check))) return { ok: false, reason: 'conflict' };
    await tx.audit.record({ action: 'watch.raise', object: { kind: 'watch-check', id: check.id }, detail: { case: id, ...wish } });
    return { ok: true, check: check.id };
  });
}

export type DrawChecks =
  | { readonly ok: true; readonly draw: string; readonly drawn: readonly string[]; readonly raised: number }
  | { readonly ok: false; readonly reason: 'frame-empty' };

/** 随机抽查: draws closed cases with a seed and raises a look at each. Who has frame and seed draws the same. */
export function drawChecks(
  ports: WatchPorts,
  wish: { readonly seed: string; readonly size: number; readonly filter: DrawFilter },
  of: Owner,
): Promise<DrawChecks> {
  return ports.inTransaction(async (tx): Promise<DrawChecks> => {
    const frame = await tx.drawFrame(of, wish.filter);
    if (frame.length === 0) return { ok: false, reason: 'frame-empty' };
    const { frameHash, drawn, sampleHash } = drawLookBack(tx.hash, wish.seed, frame, wish.size);
    const [id, atMs] = [tx.newId(), tx.nowMs()];
    await tx.saveDraw({ id, seed: wish.seed, frame, frameHash, size: wish.size, drawn, sampleHash }, of, atMs);
    let raised = 0;
    for (const drawnCase of drawn) {
      const one = await tx.closedCase(drawnCase);
      if (one !== undefined && (await raise(tx, one, { trigger: 'draw', ref: id, draw: id, by: of.person }))) raised++;
    }
    await tx.audit.record({
      action: 'watch.draw',
      object: { kind: 'watch-draw', id },
      detail: { seed: wish.seed, size: wish.size, frameHash, sampleHash, raised },
    });
    return { ok: true, draw: id, drawn, raised };
  });
}
