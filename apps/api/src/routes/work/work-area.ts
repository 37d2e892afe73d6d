import type { EngineDescription } from '@touchstone/domain/engine';
import type { ObjectStore } from '@touchstone/objects';
import type { Task, WorkPorts } from '@touchstone/services/work';

/** What the routes of work stand on. */
export interface WorkArea {
  readonly work: WorkPorts;
  readonly objects: Pick<ObjectStore, 'put' | 'open' | 'stat'>;
  readonly leases: Leases;
  /** Clauses that a vote may be about: those of the rule set, and technical checks. */
  readonly knownClauses: ReadonlySet<string>;
}

/** What is known of leases outside the use cases. */
export interface Leases {
  /** Of a lease that is current and held by this worker. */
  taskOf(lease: string, worker: string): Promise<(Task & { readonly engine: string }) | undefined>;
  engine(key: string): Promise<EngineDescription | undefined>;
  noteUpload(upload: Upload): Promise<void>;
  /** Where no ministry is, who else has workers has them for all. */
  hasMinistry(): Promise<boolean>;
  uploadOf(lease: string, sha256: string): Promise<Upload | undefined>;
}

/** A result on its way: digest of the JSON, and the object that keeps it compressed. */
export interface Upload {
  readonly lease: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly objectSha256: string;
  readonly objectBytes: number;
}
