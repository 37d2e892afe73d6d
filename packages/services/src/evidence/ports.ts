import type { ArtifactState, RetentionClass } from '@touchstone/domain/artifact';
import type { AuditLog } from '../audit/ports.ts';

export type CustodyEvent = 'captured' | 'received' | 'verified' | 'shown' | 'exported' | 'moved' | 'held' | 'released' | 'purged';

export interface NewEvidence {
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly kind: string;
  readonly mediaType: string;
  readonly device: string | null;
  readonly tool: string | null;
  readonly capturedAt: Date | null;
  readonly capturedBy: string | null;
}

export interface Hold {
  readonly id: string;
  readonly kind: 'artifact' | 'evidence';
  readonly target: string;
  readonly reason: string;
  readonly placedBy: string;
  /** Whose it is; null of the platform itself. */
  readonly organisation: string | null;
  readonly releasedAt: Date | null;
}

/** A file whose time may be over, with what speaks for keeping it. */
export interface Expired {
  readonly sha256: string;
  readonly retentionClass: RetentionClass;
  /** When what it belongs to last moved. */
  readonly sinceMs: number;
  readonly legalHolds: number;
  /** Findings that are open or confirmed; cases count here too. */
  readonly openCases: number;
  readonly isLastVersion: boolean;
  readonly runningCampaigns: number;
  /** Only of artifacts. */
  readonly state: ArtifactState | null;
  /** What the tombstone keeps of it. */
  readonly kept: Readonly<Record<string, unknown>>;
}

export interface EvidenceTransaction {
  readonly audit: AuditLog;
  /** @returns `new`, `known`, or `purged`: such bytes were purged by law and do not come back under this name */
  insertEvidence(row: NewEvidence): Promise<'new' | 'known' | 'purged'>;
  attachToFinding(finding: string, sha256: string): Promise<void>;
  attachToSheet(sheet: string, fileName: string, sha256: string): Promise<void>;
  custody(sha256: string, event: CustodyEvent, detail: Readonly<Record<string, unknown>>): Promise<void>;
  /** Whether this actor had such an event on record since then. */
  hasCustody(sha256: string, event: CustodyEvent, since: Date): Promise<boolean>;
  isPurged(sha256: string): Promise<boolean>;
  /** Held; false when there is no such thing. */
  holdTarget(kind: Hold['kind'], target: string): Promise<boolean>;
  countHold(kind: Hold['kind'], target: string, by: 1 | -1): Promise<void>;
  insertHold(hold: Omit<Hold, 'releasedAt' | 'placedBy' | 'organisation'>): Promise<void>;
  hold(id: string): Promise<Hold | undefined>;
  endHold(id: string): Promise<void>;
  setRetention(sha256: string, retentionClass: RetentionClass): Promise<boolean>;

  /** Days by class, as the installation has lengthened them; null: for ever. */
  keepDays(): Promise<Readonly<Record<RetentionClass, number | null>>>;
  /** Candidates that nobody else is looking at, held. */
  holdExpired(kind: Hold['kind'], now: Date, limit: number): Promise<readonly Expired[]>;
  /** Marks it purged and writes its tombstone. */
  purge(kind: Hold['kind'], file: Expired, at: Date): Promise<void>;
}

export interface EvidencePorts {
  inTransaction<T>(work: (tx: EvidenceTransaction) => Promise<T>): Promise<T>;
  now(): Date;
  newId(): string;
}

export interface PurgePorts extends EvidencePorts {
  /** Addresses of bytes that were purged since then and that nothing names any more. */
  purgedSince(since: Date): Promise<readonly string[]>;
  /** False when they were gone before. */
  deleteBytes(sha256: string): Promise<boolean>;
}
