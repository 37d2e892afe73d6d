import type {
  BothTexts,
  EarlierMeasure,
  MeasureEvent,
  MeasureKind,
  MeasureState,
  ProgrammeEvent,
  ProgrammeState,
  ProgrammeTexts,
  TargetEvent,
  TargetState,
} from '@touchstone/domain/programme';
import type { EndedRun } from '../fusion/ports.ts';
import type { ClauseWords } from '../gate/ports.ts';

export interface KeptProgramme {
  readonly id: string;
  readonly store: string;
  readonly storeName: string;
  readonly organisation: string;
  readonly title: string;
  readonly clauses: readonly string[];
  readonly state: ProgrammeState;
  readonly dueAtMs: number | null;
  readonly openTargets: number;
  readonly rowVersion: number;
}

/** A fault of a listing, as its developer is told. */
export interface TargetProblem {
  readonly clause: string;
  readonly strength: 'violation' | 'suspected';
  readonly place: string;
}

export interface KeptTarget {
  readonly id: string;
  readonly programme: string;
  readonly listing: string;
  readonly app: string | null;
  readonly developerAccount: string | null;
  readonly appName: string;
  readonly versionName: string;
  readonly state: TargetState;
  /** File that was looked at. */
  readonly sha256: string | null;
  /** File of the listing now. */
  readonly shelfSha256: string | null;
  readonly recheckSha256: string | null;
  readonly problems: readonly TargetProblem[];
}

export interface KeptMeasure {
  readonly id: string;
  readonly target: string | null;
  readonly store: string;
  readonly organisation: string;
  readonly kind: MeasureKind;
  readonly state: MeasureState;
  readonly rowVersion: number;
}

export interface NewMeasure {
  readonly id: string;
  readonly programme: KeptProgramme;
  readonly target: KeptTarget;
  readonly kind: MeasureKind;
  readonly reason: string;
  readonly notice: BothTexts;
  readonly atMs: number;
  readonly by: string | null;
}

export interface TargetFields {
  readonly sha256?: string | null;
  readonly recheckSha256?: string | null;
  readonly problems?: readonly TargetProblem[];
  readonly notTested?: number;
  readonly notice?: BothTexts;
  readonly notifiedAtMs?: number;
}

export interface ProgrammeTransaction {
  createProgramme(row: {
    readonly id: string;
    readonly store: string;
    readonly organisation: string;
    readonly title: string;
    readonly announcement: string;
    readonly clauses: readonly string[];
    readonly atMs: number;
    readonly by: string | null;
  }): Promise<void>;
  holdProgramme(id: string): Promise<KeptProgramme | undefined>;
  moveProgramme(
    id: string,
    step: {
      readonly on: ProgrammeEvent;
      readonly from: ProgrammeState;
      readonly to: ProgrammeState;
      readonly reason: string;
      readonly dueAtMs?: number;
      readonly atMs: number;
    },
  ): Promise<void>;
  /** Every listing of the store that is live becomes a target. @returns how many */
  addTargets(programme: KeptProgramme, atMs: number): Promise<number>;
  targetsIn(programme: string, state: TargetState, limit: number): Promise<readonly KeptTarget[]>;
  holdTarget(id: string): Promise<KeptTarget | undefined>;
  /** The next target that waits for a file or for runs, held: those of programmes under way, but none of these. */
  holdOpenTarget(
    but: readonly string[],
  ): Promise<(KeptTarget & { readonly store: string; readonly organisation: string; readonly clauses: readonly string[] }) | undefined>;
  moveTarget(
    id: string,
    step: {
      readonly on: TargetEvent;
      readonly from: TargetState;
      readonly to: TargetState;
      readonly reason: string;
      readonly atMs: number;
    },
    fields?: TargetFields,
  ): Promise<void>;
  noteTarget(id: string, fields: TargetFields): Promise<void>;
  measuresOf(target: string): Promise<readonly EarlierMeasure[]>;
  createMeasure(row: NewMeasure): Promise<void>;
  holdMeasure(id: string): Promise<KeptMeasure | undefined>;
  moveMeasure(
    id: string,
    step: { readonly on: MeasureEvent; readonly to: MeasureState; readonly text: string; readonly atMs: number },
  ): Promise<void>;
  /** Runs of the store's own scans of a file; undefined while one of them is open. */
  runsOf(organisation: string, sha256: string): Promise<readonly EndedRun[] | undefined>;
  /** To every organisation of the firm whose app it is. */
  tellFirm(topic: string, subject: string, app: string | null, payload: Readonly<Record<string, string>>): Promise<void>;
  announce(topic: string, subject: string, organisation: string, payload: Readonly<Record<string, string>>): Promise<void>;
}

export interface ProgrammePorts {
  inTransaction<T>(work: (tx: ProgrammeTransaction) => Promise<T>): Promise<T>;
  readonly texts: ProgrammeTexts;
  wordsOf(clause: string): ClauseWords;
  newId(): string;
  nowMs(): number;
}

export interface LookPorts extends Pick<ProgrammePorts, 'inTransaction' | 'nowMs'> {
  /** The stored package, if there is one and the store may see it. */
  packageOf(about: {
    readonly store: string;
    readonly organisation: string;
    readonly sha256: string;
  }): Promise<{ readonly artifact: string; readonly app: string | null; readonly category: number | null } | undefined>;
  /** False when no engine runs. */
  requestScan(
    organisation: string,
    about: { readonly artifact: string; readonly app: string | null; readonly category: number | null },
  ): Promise<boolean>;
}
