import type { ArtifactKind, EngineEvent, EngineRef, EngineState } from '@touchstone/domain/engine';
import type { ScanOrigin } from '@touchstone/domain/job';
import type { Run, RunState } from '@touchstone/domain/run';
import type { Contents } from './contents-of.ts';

/** A version of an engine, as far as handing out its runs goes. */
export interface WorkingEngine extends EngineRef {
  /** Id of this version. */
  readonly key: string;
  readonly state: EngineState;
  readonly accepts: readonly ArtifactKind[];
  readonly timeoutMs: number;
  /** Runs at once; null: no limit. */
  readonly concurrency: number | null;
  readonly ratePerMinute: number | null;
  readonly runsPerDay: number | null;
  readonly breaker: unknown;
  /** Whose workers may run it; null: those of any authority. */
  readonly organisation: string | null;
}

/** A run as it is kept: the law's part of it, and whose it is. */
export interface KeptRun {
  readonly id: string;
  readonly run: Run;
  readonly engine: string;
  readonly request: string;
  readonly priority: number;
  readonly isCancelAsked: boolean;
}

/** What a worker needs to do a run. */
export interface Task {
  readonly run: string;
  readonly artifact: {
    readonly sha256: string;
    readonly sizeBytes: number;
    readonly kind: ArtifactKind;
    readonly fileName: string;
  };
  readonly inputs: readonly { readonly kind: string; readonly sha256: string; readonly fileName: string }[];
  readonly config: Readonly<Record<string, unknown>>;
  readonly configHash: string;
  readonly category: string | null;
}

export interface Ended {
  readonly resultSha256?: string;
  readonly resultBytes?: number;
  readonly errorClass?: string;
  readonly message?: string;
}

export interface ScanWish {
  readonly id: string;
  readonly artifact: string;
  readonly app: string | null;
  readonly profile: 'quick' | 'deep' | 'retest' | 'look-back' | 'self-check';
  readonly origin: ScanOrigin;
  readonly priority: number;
  readonly campaign: string | null;
  readonly organisation: string;
  readonly askedBy: string | null;
  readonly category: number | null;
  readonly inputs: readonly { readonly kind: string; readonly sha256: string }[];
  readonly config: Readonly<Record<string, unknown>>;
}

/** A run, and the wish behind it. */
export interface RunAsked {
  readonly state: RunState;
  readonly engine: string;
  /** Key of the version. */
  readonly version: string;
  readonly wish: Omit<ScanWish, 'id' | 'priority' | 'origin'>;
}

export interface NewRun {
  readonly id: string;
  readonly request: string;
  readonly artifact: string;
  readonly engine: string;
  readonly configHash: string;
  readonly round: number;
  readonly forceReason?: string;
  readonly state: 'CREATED' | 'NOT_APPLICABLE';
  readonly priority: number;
  readonly campaign: string | null;
}

/** Everything that handing out work asks of the store of record, inside one transaction. */
export interface WorkTransaction {
  /** The version, held so that nobody else counts its free places meanwhile; undefined when it was never registered, or all work is paused. */
  holdEngine(ref: EngineRef): Promise<WorkingEngine | undefined>;
  engines(): Promise<readonly WorkingEngine[]>;
  saveBreaker(engine: string, breaker: unknown): Promise<void>;
  /** A step in the life of the version, written down. */
  moveEngine(engine: string, from: EngineState, to: EngineState, on: EngineEvent): Promise<void>;
  /** Runs of the version that are leased now, and that were leased in this minute. */
  leasedNow(engine: string): Promise<number>;
  /** Runs handed out in this minute, and in this day of Beijing. */
  leasedInWindows(engine: string, atMs: number): Promise<{ readonly inMinute: number; readonly inDay: number }>;
  countLeased(engine: string, atMs: number, count: number): Promise<void>;

  /** From the queue, the most urgent first. */
  take(engine: string, count: number): Promise<readonly string[]>;
  enqueue(engine: string, runs: readonly { readonly run: string; readonly priority: number; readonly notBefore?: Date }[]): Promise<void>;
  dequeue(engine: string, runs: readonly string[]): Promise<void>;

  holdRuns(ids: readonly string[]): Promise<readonly KeptRun[]>;
  /** The run of a lease that is current and that this worker holds. */
  holdRunOfLease(lease: string, worker: string): Promise<KeptRun | undefined>;
  /** Leases whose time is over, skipping those that somebody else holds. */
  holdOverdueRuns(atMs: number, limit: number): Promise<readonly KeptRun[]>;
  saveRun(id: string, run: Run, lease: { readonly id: string; readonly worker: string } | null, ended?: Ended): Promise<void>;
  tasks(runs: readonly string[]): Promise<readonly Task[]>;
  recordStale(lease: string, run: string | null, worker: string, reason: string): Promise<void>;
  keepVotes(run: string, votes: unknown): Promise<void>;
  /** What is inside the run's artifact, for the inventory: replaces what was noted before. */
  noteContents(run: string, contents: Contents): Promise<void>;
  /** Marks the request finished when none of its runs is open; false when some are. */
  finishRequest(request: string, atMs: number): Promise<boolean>;

  /** Jobs that the version has in its queue, not leased. */
  queuedNow(engine: string): Promise<number>;
  /** What waits for the version, by campaign (`''`: requests of their own) and priority, counted up to `limit` each. */
  waiting(
    engine: string,
    limit: number,
  ): Promise<readonly { readonly source: string; readonly priority: number; readonly waiting: number; readonly isPaused: boolean }[]>;
  /** The first CREATED runs of a source, held. */
  holdCreated(
    engine: string,
    source: string,
    priority: number,
    count: number,
  ): Promise<readonly { readonly id: string; readonly priority: number }[]>;
  markQueued(runs: readonly string[]): Promise<void>;

  earlierRuns(artifact: string, engine: string, configHash: string): Promise<readonly RunState[]>;
  artifactKind(artifact: string): Promise<ArtifactKind | undefined>;
  createRequest(wish: ScanWish): Promise<void>;
  createRuns(runs: readonly NewRun[]): Promise<void>;
  holdRunsOfRequest(request: string): Promise<readonly KeptRun[]>;
  askCancel(run: string): Promise<void>;
  setPriority(request: string, runs: readonly string[], priority: number): Promise<void>;
  /** Whether all work is paused: nothing is fed, nothing is handed out, what is leased ends as it would. */
  isWorkPaused(): Promise<boolean>;
  /** A run with what was asked for. */
  runAsked(run: string): Promise<RunAsked | undefined>;
  /** A member that was given up because every engine failed waits for this request again, as long as its campaign tests. */
  reopenMember(campaign: string, artifact: string, request: string): Promise<void>;
  announce(topic: string, subject: string, payload: Readonly<Record<string, unknown>>): Promise<void>;
}

export interface WorkPorts {
  /** Makes the engine's queue if it is not there; outside of transactions. */
  openQueue(engine: string): Promise<void>;
  inTransaction<T>(work: (tx: WorkTransaction) => Promise<T>): Promise<T>;
  nowMs(): number;
  newId(): string;
  /** In [0, 1). */
  random(): number;
  /** SHA-256 of UTF-8 text, lower-case hexadecimal. */
  hash(text: string): string;
}
