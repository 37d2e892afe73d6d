import type { Answer, Sheet, SheetRule, SheetText } from '@touchstone/domain/sheet';
import type { AuditLog } from '../audit/ports.ts';
import type { EnginesTransaction } from '../engines/ports.ts';
import type { WorkTransaction } from '../work/ports.ts';

export type SheetStateWord = 'OPEN' | 'IN_PROGRESS' | 'SUBMITTED' | 'RETURNED' | 'ACCEPTED';
export type SheetProfile = 'deep' | 'retest' | 'look-back';

/** A sheet as it is kept, with the latest answer to each clause. */
export interface KeptSheet {
  readonly id: string;
  readonly sheet: Sheet;
  readonly state: SheetStateWord;
  readonly answers: Readonly<Record<string, Answer>>;
  readonly artifact: string;
  readonly app: string | null;
  readonly campaign: string | null;
  readonly profile: SheetProfile;
  /** The laboratory. */
  readonly organisation: string;
  readonly organisationName: string;
  readonly assignedTo: string | null;
  readonly rowVersion: number;
}

/** What a sheet is about. */
export interface SheetAbout {
  readonly artifact: string;
  /** Digest, or `subject:<id>`. */
  readonly sha256: string;
  readonly app: string | null;
  readonly subjectKind: string;
  readonly subject: string;
  readonly name: string;
  readonly label: string | null;
  readonly version: string | null;
}

export interface NewSheet {
  readonly about: SheetAbout;
  readonly sheet: Sheet;
  readonly organisation: string;
  readonly askedBy: string;
  readonly assignedTo: string | null;
  readonly campaign: string | null;
  readonly profile: SheetProfile;
  readonly createdBy: string | null;
}

export interface SheetEvent {
  readonly sheet: string;
  readonly event: string;
  readonly from: SheetStateWord | null;
  readonly to: SheetStateWord;
  readonly reason: string;
}

export interface SheetTransaction
  extends EnginesTransaction,
    Pick<WorkTransaction, 'earlierRuns' | 'createRequest' | 'createRuns' | 'saveRun' | 'keepVotes' | 'finishRequest'> {
  readonly audit: AuditLog;
  aboutOf(artifact: string): Promise<SheetAbout | undefined>;
  /** Whether it is a laboratory at work, and the person one of its own. */
  isLab(organisation: string): Promise<boolean>;
  isActiveIn(person: string, organisation: string): Promise<boolean>;
  insertSheet(row: NewSheet): Promise<void>;
  /** Held until the transaction ends. */
  holdSheet(id: string): Promise<KeptSheet | undefined>;
  assign(id: string, person: string | null): Promise<void>;
  saveAnswers(id: string, answers: readonly Answer[], by: string): Promise<void>;
  /** The new state with the row of history; every change of a sheet is a new version of it. */
  moveSheet(event: SheetEvent, run?: string): Promise<void>;
  announce(topic: string, sheet: string, organisations: readonly string[], payload: Readonly<Record<string, unknown>>): Promise<void>;
}

/** The rules as sheets are made of them. */
export interface SheetCatalogue {
  readonly ruleSet: string;
  readonly rules: readonly SheetRule[];
  readonly stepsOf: (rule: SheetRule) => readonly SheetText[];
}

export interface SheetPorts {
  inTransaction<T>(work: (tx: SheetTransaction) => Promise<T>): Promise<T>;
  readonly catalogue: SheetCatalogue;
  /** Keeps a result as any engine's: JSON, compressed. */
  keepResult(result: unknown): Promise<{ readonly sha256: string; readonly sizeBytes: number }>;
  hash(text: string): string;
  nowMs(): number;
  newId(): string;
}

/** Who fills in. */
export interface Tester {
  readonly person: string;
  readonly organisation: string;
  readonly name: string;
}
