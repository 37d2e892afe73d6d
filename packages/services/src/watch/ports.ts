import type { InputKind } from '@touchstone/domain/engine';
import type { FindingEvent, FindingState } from '@touchstone/domain/finding';
import type { WatchedCase, WatchRule, WatchState, WatchTrigger } from '@touchstone/domain/watch';
import type { AuditLog } from '../audit/ports.ts';
import type { OpeningTransaction } from '../cases/ports.ts';
import type { EndedRun } from '../fusion/ports.ts';
import type { ScanAsk } from '../work/request-scan.ts';

export interface KeptWatchRule extends WatchRule {
  readonly id: string;
  readonly organisation: string;
  readonly province: string | null;
  readonly state: 'ACTIVE' | 'PAUSED' | 'ENDED';
  readonly rowVersion: number;
}

/** A closed case that may be looked at again. */
export interface ClosedCase extends WatchedCase {
  readonly app: string | null;
  readonly category: number | null;
  readonly organisation: string;
  readonly province: string | null;
  readonly closedAtMs: number;
}

/** Something that happened to the app of a closed case since it was closed. */
export interface Triggered extends ClosedCase {
  readonly trigger: WatchTrigger;
  /** Id of the version, the complaint or the run. */
  readonly ref: string;
}

export type CheckTrigger = 'due' | 'draw' | 'campaign' | 'person' | WatchTrigger;

export interface NewWatchCheck {
  readonly id: string;
  readonly case: string;
  readonly app: string | null;
  readonly rule: string | null;
  readonly draw: string | null;
  readonly campaign: string | null;
  readonly trigger: CheckTrigger;
  readonly ref: string;
  readonly clauses: readonly string[];
  readonly organisation: string;
  readonly province: string | null;
  readonly dueAtMs: number;
  readonly by: string | null;
  readonly atMs: number;
}

export interface KeptWatchCheck {
  readonly id: string;
  readonly case: string;
  readonly app: string | null;
  readonly category: number | null;
  readonly clauses: readonly string[];
  readonly organisation: string;
  readonly state: WatchState;
  readonly artifact: string | null;
  readonly request: string | null;
  readonly isFused: boolean;
  readonly dueAtMs: number;
  readonly trigger: CheckTrigger;
}

/** Rows of looks back inside one transaction. */
export interface WatchRows {
  createRule(id: string, rule: WatchRule & { readonly note: string }, of: Owner, nextDueAtMs: number | null, atMs: number): Promise<void>;
  holdRule(id: string): Promise<KeptWatchRule | undefined>;
  saveRule(id: string, change: { readonly state: KeptWatchRule['state']; readonly nextDueAtMs: number | null }): Promise<void>;
  /** Active rules that are due, held, skipping those that somebody else holds. */
  holdDueRules(nowMs: number, limit: number): Promise<readonly KeptWatchRule[]>;
  /** Closed cases of the rule's authority that it watches. */
  casesOfRule(rule: KeptWatchRule): Promise<readonly ClosedCase[]>;
  /** Closed cases whose own day has come, and that were not looked at for it yet. */
  datedCases(nowMs: number, limit: number): Promise<readonly (ClosedCase & { readonly watchOn: string })[]>;
  /** What triggered a look since the case was closed, and was not looked at for it yet. */
  triggered(limit: number): Promise<readonly (Triggered & { readonly rule: KeptWatchRule })[]>;
  closedCase(id: string): Promise<ClosedCase | undefined>;
  /** Ids of closed cases of an authority that fit, sorted. */
  drawFrame(of: Owner, filter: DrawFilter): Promise<readonly string[]>;
  saveDraw(draw: NewDraw, of: Owner, atMs: number): Promise<void>;
  /** @returns false when such a look was made before, or one of the case is open */
  addCheck(check: NewWatchCheck): Promise<boolean>;
  holdCheck(id: string): Promise<KeptWatchCheck | undefined>;
  dueChecks(nowMs: number, waitedMs: number, limit: number): Promise<readonly string[]>;
  /** Looks whose scans have been fused, or whose findings people have decided since. */
  lookedAtChecks(limit: number): Promise<readonly string[]>;
  saveCheck(
    id: string,
    fields: {
      readonly state: WatchState;
      readonly artifact?: string;
      readonly request?: string;
      readonly outcome?: unknown;
      readonly relapseCase?: string;
      readonly reason?: string;
      readonly atMs: number;
    },
  ): Promise<void>;
  /** The newest stored file of an app, whether any store lists the app, and the policy text that its pages link to, where that is kept. */
  newestBuild(app: string): Promise<{ readonly artifact: string | null; readonly isListed: boolean; readonly policy: string | null }>;
  /** Findings of these clauses on a file. */
  findingsOn(
    artifact: string,
    clauses: readonly string[],
  ): Promise<readonly { readonly id: string; readonly clause: string; readonly state: FindingState }[]>;
  stepFinding(step: {
    readonly finding: string;
    readonly event: FindingEvent;
    readonly from: FindingState;
    readonly to: FindingState;
    readonly basis: string;
  }): Promise<void>;
  endedRuns(artifact: string): Promise<readonly EndedRun[]>;
  /** Engines that can look at one of these clauses with what is given. */
  engineIds(clauses: readonly string[], inputs: readonly InputKind[]): Promise<readonly string[]>;
  /** Members of 回头看 campaigns whose scans were made and that have no look of their own yet. */
  campaignMembers(limit: number): Promise<
    readonly {
      readonly campaign: string;
      readonly case: ClosedCase;
      readonly artifact: string;
      readonly request: string;
    }[]
  >;
}

export interface Owner {
  readonly organisation: string;
  readonly province: string | null;
  readonly person: string | null;
}

export interface DrawFilter {
  readonly clause?: string;
  readonly category?: number;
  readonly operator?: string;
}

export interface NewDraw {
  readonly id: string;
  readonly seed: string;
  readonly frame: readonly string[];
  readonly frameHash: string;
  readonly size: number;
  readonly drawn: readonly string[];
  readonly sampleHash: string;
}

export interface WatchTransaction extends OpeningTransaction, WatchRows {
  readonly audit: AuditLog;
  requestScan(ask: ScanAsk): Promise<{ readonly ok: true; readonly request: string } | { readonly ok: false; readonly reason: string }>;
}

export interface WatchPorts {
  inTransaction<T>(work: (tx: WatchTransaction) => Promise<T>): Promise<T>;
}
