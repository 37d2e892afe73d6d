import type { ArtifactKind, EngineDescription, EngineResult, InputKind, ResultOutcome, RunConfig } from '@touchstone/domain/engine';

/** One artifact for one engine. Everything lies on this machine; nothing in it may be written to. */
export interface EngineTask {
  readonly artifact: TaskArtifact;
  readonly inputs: readonly TaskInput[];
  readonly config: RunConfig;
  /** SHA-256 of the configuration, see `configHashOf`. */
  readonly configHash: string;
}

export interface TaskArtifact {
  readonly path: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly kind: ArtifactKind;
}

export interface TaskInput {
  readonly kind: InputKind;
  /** A file; for `ui` a folder, or a ZIP of one. */
  readonly path: string;
  readonly fileName: string;
  readonly sha256: string;
}

export interface RunLimits {
  readonly timeoutMs: number;
  readonly memoryBytes: number;
  /** Of the result and of everything that is printed. */
  readonly outputBytes: number;
}

export interface RunContext {
  /** Ends the run: cancelled, or out of time. An engine leaves no process behind. */
  readonly signal: AbortSignal;
  readonly limits: RunLimits;
  /** Empty, only for this run, removed after it. */
  readonly folder: string;
}

/** An engine as a worker runs it. It may reject: that is a failure of the engine, never an answer. */
export interface Engine {
  readonly description: EngineDescription;
  run(task: EngineTask, context: RunContext): Promise<EngineAnswer>;
  /** Lets go of processes that are kept between runs. */
  close?(): Promise<void>;
}

/** What an engine hands over: a result as its own side made it, not yet checked. */
export interface EngineAnswer {
  readonly outcome: ResultOutcome;
  /** `null` when it came to nothing at all. */
  readonly result: EngineResult | null;
  /** A word for statistics: `tool-failed`, `out-of-memory`, `artifact-unreadable`. */
  readonly errorClass?: string;
  readonly message?: string;
}
