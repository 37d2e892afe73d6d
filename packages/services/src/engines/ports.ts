import type {
  EngineDescription,
  EngineEvent,
  EngineResult,
  EngineState,
  GoldenArtifact,
  GoldenVerdict,
  RunLimits,
} from '@touchstone/domain/engine';

/** A version of an engine as it is kept. */
export interface KeptEngine {
  /** Id of this version. */
  readonly key: string;
  readonly description: EngineDescription;
  readonly organisation: string | null;
  readonly state: EngineState;
  readonly rowVersion: number;
}

/** What an engine version said of one golden artifact. */
export type GoldenRun = Pick<EngineResult, 'artifact' | 'outcome' | 'clauses'>;

/** Null: no limit; absent: as it is. */
export type EngineLimits = RunLimits;

export interface EnginesTransaction {
  findEngine(id: string, version: string, ruleSet: string): Promise<KeptEngine | undefined>;
  /** Held until the transaction ends. */
  holdEngineVersion(key: string): Promise<KeptEngine | undefined>;
  engineVersions(): Promise<readonly (KeptEngine & { readonly golden: unknown })[]>;
  createEngineVersion(key: string, description: EngineDescription, organisation: string | null): Promise<void>;
  moveEngine(key: string, from: EngineState, to: EngineState, on: EngineEvent, reason: string): Promise<void>;
  limitEngine(key: string, limits: EngineLimits): Promise<void>;
  keepGolden(
    key: string,
    verdict: GoldenVerdict | { readonly passed: true; readonly basis: string; readonly rates?: unknown },
  ): Promise<void>;
  goldenSet(): Promise<readonly GoldenArtifact[]>;
  goldenRuns(key: string, artifacts: readonly string[]): Promise<readonly GoldenRun[]>;
}

export interface EnginesPorts {
  inTransaction<T>(work: (tx: EnginesTransaction) => Promise<T>): Promise<T>;
  newId(): string;
}
