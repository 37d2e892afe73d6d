import { type Capability, type InputKind, whyNotTestable } from '../engine/engine.ts';
import type { RetestVote } from '../finding/finding.ts';

/** A clause of a case, and who saw it broken. */
export interface ClauseToRetest {
  readonly clause: string;
  /** Ids of the engines whose votes the finding rests on, laboratories among them. */
  readonly sawBefore: readonly string[];
}

/** An engine that may run now. */
export interface RetestEngine {
  readonly id: string;
  readonly capabilities: readonly Capability[];
  /** Share of real faults that it finds, by its golden set and its reviewed outcomes; null: never measured. */
  readonly recall: number | null;
}

export interface RetestPlan {
  /** Ids of the engines that are run, sorted. */
  readonly engines: readonly string[];
  /** Clauses that this retest cannot clear, and why: what is missing must come, or a person tests. */
  readonly blind: readonly { readonly clause: string; readonly reason: string }[];
}

/**
 * Which engines look again: those that can see the clauses with what is given. A clause is cleared only when each engine that
 * saw the fault looks again, or one that finds at least as much in its place.
 */
export function planRetest(
  clauses: readonly ClauseToRetest[],
  engines: readonly RetestEngine[],
  given: ReadonlySet<InputKind>,
): RetestPlan {
  const able = (clause: string) => engines.filter((engine) => whyNotTestable(engine, clause, given) === undefined);
  const wanted = new Set(clauses.flatMap(({ clause }) => able(clause).map(({ id }) => id)));
  const blind = clauses.flatMap(({ clause, sawBefore }) => {
    const looking = able(clause);
    if (looking.length === 0) return [{ clause, reason: whyNoneCan(engines, clause, given) }];
    const missing = sawBefore.find((id) => !isReplaced(id, looking, recallsOf(engines)));
    return missing === undefined ? [] : [{ clause, reason: `not-rerun:${missing}` }];
  });
  return { engines: [...wanted].sort(), blind };
}

/** The first of the inputs that an engine lacks; else that no matrix has the clause. */
function whyNoneCan(engines: readonly RetestEngine[], clause: string, given: ReadonlySet<InputKind>): string {
  const reasons = engines.map((engine) => whyNotTestable(engine, clause, given) ?? '');
  return reasons.find((reason) => reason.startsWith('needs:')) ?? 'no-engine-can';
}

export type RetestOutcome = 'ABSENT' | 'PERSISTS' | 'NOT_TESTED';

export interface ClauseOutcome {
  readonly outcome: RetestOutcome;
  /** Code: who saw it, who failed, who did not look again. */
  readonly reason: string;
}

/** Recall of engines by id. */
export type Recalls = ReadonlyMap<string, number | null>;

export const recallsOf = (engines: readonly Pick<RetestEngine, 'id' | 'recall'>[]): Recalls =>
  new Map(engines.map(({ id, recall }) => [id, recall]));

/**
 * What the votes of a retest come to for one clause. One that sees it is enough for PERSISTS. ABSENT takes all that could see
 * it, and each engine that saw it before among them or one in its place that finds as much. Everything else leaves it open.
 */
export function retestOutcome(sawBefore: readonly string[], votes: readonly RetestVote[], recalls: Recalls): ClauseOutcome {
  const seenBy = votes.find(({ vote }) => vote === 'DETECTED');
  if (seenBy !== undefined) return { outcome: 'PERSISTS', reason: `seen-by:${seenBy.engine}` };
  const capable = votes.filter(({ couldSee }) => couldSee);
  if (capable.length === 0) return { outcome: 'NOT_TESTED', reason: 'nobody-could-see' };
  const failed = capable.find(({ vote }) => vote !== 'NOT_DETECTED');
  if (failed !== undefined) return { outcome: 'NOT_TESTED', reason: `no-answer:${failed.engine}` };
  const looked = capable.map(({ engine }) => ({ id: engine }));
  const missing = sawBefore.find((id) => !isReplaced(id, looked, recalls));
  if (missing !== undefined) return { outcome: 'NOT_TESTED', reason: `not-rerun:${missing}` };
  return { outcome: 'ABSENT', reason: `absent:${looked.map(({ id }) => id).join(',')}` };
}

/** Itself, or an engine of which it is measured that it finds as much. */
function isReplaced(id: string, by: readonly { readonly id: string }[], recalls: Recalls): boolean {
  if (by.some((one) => one.id === id)) return true;
  const own = recalls.get(id);
  if (own === undefined || own === null) return false;
  return by.some((one) => (recalls.get(one.id) ?? -1) >= own);
}

/** Several files of one app: the worst of them is the app's. */
export const worstOf = (outcomes: readonly ClauseOutcome[]): ClauseOutcome =>
  outcomes.find(({ outcome }) => outcome === 'PERSISTS') ??
  outcomes.find(({ outcome }) => outcome === 'NOT_TESTED') ??
  outcomes[0] ?? { outcome: 'NOT_TESTED', reason: 'nobody-looked' };
