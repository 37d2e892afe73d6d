import type { Capability } from '@touchstone/domain/engine';
import type { EnginesTransaction } from '../engines/ports.ts';
import type { WorkTransaction } from '../work/ports.ts';

export interface ImportTransaction
  extends EnginesTransaction,
    Pick<WorkTransaction, 'earlierRuns' | 'createRequest' | 'createRuns' | 'saveRun' | 'keepVotes' | 'finishRequest' | 'announce'> {
  /** Replaces what a version on probation is known to speak of. */
  saveCapabilities(key: string, capabilities: readonly Capability[]): Promise<void>;
}

export interface ImportPorts {
  inTransaction<T>(work: (tx: ImportTransaction) => Promise<T>): Promise<T>;
  /** Keeps a result as any engine's: JSON, compressed. */
  keepResult(result: unknown): Promise<{ readonly sha256: string; readonly sizeBytes: number }>;
  hash(text: string): string;
  nowMs(): number;
  newId(): string;
}
