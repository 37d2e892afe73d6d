import type { Citable, ConductKind, ConductState, Proof } from '@touchstone/domain/conduct';
import type { CreditList, CreditState, PenaltyState, PenaltyType } from '@touchstone/domain/credit';
import type { CaseTransaction } from '../cases/index.ts';
import type { DeadlineTransaction } from '../deadlines/index.ts';

export interface Firm {
  readonly id: string;
  readonly name: string;
  readonly creditCode: string | null;
  readonly licence: string | null;
  readonly province: string | null;
}

/** A person who acts for an authority. */
export interface Officer {
  readonly person: string;
  readonly organisation: string;
  readonly permissions: readonly string[];
}

export interface HeldConduct {
  readonly id: string;
  readonly operator: string;
  readonly kind: ConductKind;
  readonly state: ConductState;
  readonly organisation: string;
  readonly recordedBy: string;
  readonly rowVersion: number;
}

export interface ConductStep {
  readonly of: 'conduct' | 'penalty' | 'credit';
  readonly id: string;
  readonly event: string;
  readonly from: string | null;
  readonly to: string;
  readonly actor: string;
  readonly basis: string;
  readonly detail?: Readonly<Record<string, unknown>>;
  readonly atMs: number;
}

/** Rows about a firm's conduct inside one transaction. */
export interface ConductTransaction {
  /** The entry that stands for an id today. */
  firmOf(operator: string): Promise<Firm | undefined>;
  /** A case, when it is this firm's. */
  caseOfFirm(
    id: string,
    operator: string,
  ): Promise<
    { readonly id: string; readonly organisation: string; readonly province: string | null; readonly openedAtMs: number } | undefined
  >;
  authority(
    organisation: string,
  ): Promise<{ readonly name: string; readonly province: string | null; readonly attempts: number | null } | undefined>;
  /** Proofs that are not there, are another firm's, or do not say what an entry of this kind wants. */
  proofsNotFound(operator: string, organisation: string, kind: ConductKind, proofs: readonly Proof[]): Promise<readonly Proof[]>;
  /** How many times each of these services was tried; those that did not fail are absent. */
  attemptsOf(services: readonly string[]): Promise<ReadonlyMap<string, number>>;
  insertConduct(row: {
    readonly id: string;
    readonly operator: string;
    readonly caseId: string | null;
    readonly kind: ConductKind;
    readonly statement: string;
    readonly happenedAtMs: number;
    readonly organisation: string;
    readonly province: string | null;
    readonly proofs: readonly Proof[];
    readonly recordedBy: string;
    readonly atMs: number;
  }): Promise<void>;
  holdConduct(id: string): Promise<HeldConduct | undefined>;
  proofsOf(id: string): Promise<readonly Proof[]>;
  saveConduct(
    id: string,
    next: {
      readonly state: ConductState;
      readonly decidedBy?: string;
      readonly toldAtMs?: number;
      readonly dispute?: string;
      readonly atMs: number;
    },
  ): Promise<void>;
  tellStep(step: ConductStep): Promise<void>;
  insertCommitment(row: {
    readonly id: string;
    readonly operator: string;
    readonly caseId: string | null;
    readonly organisation: string;
    readonly province: string | null;
    readonly text: string;
    readonly signatory: string;
    readonly title: string;
    readonly signedOn: string;
    readonly file: string;
    readonly recordedBy: string;
    readonly atMs: number;
  }): Promise<void>;
  commitment(id: string): Promise<{ readonly operator: string; readonly signedOn: string } | undefined>;
  insertBreach(row: {
    readonly id: string;
    readonly commitment: string;
    readonly caseId: string;
    readonly statement: string;
    readonly recordedBy: string;
    readonly atMs: number;
  }): Promise<boolean>;
  insertInterview(row: {
    readonly id: string;
    readonly operator: string;
    readonly caseId: string | null;
    readonly order: string | null;
    readonly organisation: string;
    readonly province: string | null;
    readonly heldAtMs: number;
    readonly place: string;
    readonly attended: readonly { readonly name: string; readonly title: string }[];
    readonly officers: readonly string[];
    readonly summary: string;
    readonly minutes: string;
    readonly recordedBy: string;
    readonly atMs: number;
  }): Promise<void>;
  hasFile(sha256: string, organisation: string): Promise<boolean>;
  /** Those of the entries and breaches that are this firm's. */
  citables(operator: string, ids: readonly string[]): Promise<readonly Citable[]>;
  /** Organisations that act for the firm. */
  firmOrganisations(operator: string): Promise<readonly string[]>;
  orderAbout(id: string): Promise<OrderAbout | undefined>;
  announce(topic: string, subject: string, organisations: readonly string[], payload: Readonly<Record<string, unknown>>): Promise<void>;
  nowMs(): number;
  newId(): string;
}

export interface OrderAbout {
  readonly id: string;
  readonly type: string;
  readonly state: string;
  readonly caseId: string | null;
  readonly addressee: string;
  /** What its template was filled with. */
  readonly fields: unknown;
  /** As it was frozen. */
  readonly model: unknown;
  /** Entries that were linked to it. */
  readonly citations: readonly string[];
  readonly number: string | null;
  readonly issuedAtMs: number | null;
}

export interface HeldPenalty {
  readonly id: string;
  readonly operator: string;
  readonly caseId: string;
  readonly organisation: string;
  readonly province: string | null;
  readonly type: PenaltyType;
  readonly amountFen: number;
  readonly paidFen: number;
  readonly reason: string;
  readonly list: CreditList | null;
  readonly state: PenaltyState;
  readonly recordedBy: string;
  readonly rowVersion: number;
}

export interface HeldCredit {
  readonly id: string;
  readonly list: CreditList;
  readonly operator: string;
  readonly penalty: string;
  readonly caseId: string;
  readonly organisation: string;
  readonly operatorName: string;
  readonly creditCode: string | null;
  readonly licence: string | null;
  readonly handledOn: string;
  readonly reason: string;
  readonly listedBy: string;
  readonly state: CreditState;
  readonly recordedBy: string;
  readonly removalReason: string | null;
  readonly removalFile: string | null;
  readonly rowVersion: number;
}

/** Penalties move their case and start the clock of the list in the same transaction. */
export interface PenaltyTransaction
  extends ConductTransaction,
    Omit<CaseTransaction, 'announce' | 'nowMs' | 'newId'>,
    Omit<DeadlineTransaction, 'nowMs' | 'newId'> {
  insertPenalty(row: {
    readonly id: string;
    readonly operator: string;
    readonly caseId: string;
    readonly organisation: string;
    readonly province: string | null;
    readonly type: PenaltyType;
    readonly amountFen: number;
    readonly reason: string;
    readonly law: string;
    readonly list: CreditList | null;
    readonly recordedBy: string;
    readonly atMs: number;
  }): Promise<void>;
  holdPenalty(id: string): Promise<HeldPenalty | undefined>;
  /** The penalty of a case by this authority that stands at this state. */
  penaltyOf(
    caseId: string,
    organisation: string,
    state: PenaltyState,
  ): Promise<{ readonly id: string; readonly ifMatch: number } | undefined>;
  savePenalty(
    id: string,
    next: {
      readonly state: PenaltyState;
      readonly noticeOrder?: string;
      readonly decisionOrder?: string;
      readonly decidedAtMs?: number;
      readonly decidedBy?: string;
      readonly citations?: readonly unknown[];
      readonly paidFen?: number;
      readonly paidAtMs?: number;
    },
  ): Promise<void>;
  insertCredit(
    row: Omit<HeldCredit, 'state' | 'removalReason' | 'removalFile' | 'rowVersion'> & {
      readonly province: string | null;
      readonly dueAtMs: number;
      readonly atMs: number;
    },
  ): Promise<void>;
  holdCredit(id: string): Promise<HeldCredit | undefined>;
  creditsOfPenalty(penalty: string): Promise<readonly { readonly id: string; readonly state: CreditState }[]>;
  completeCredit(id: string, fields: Pick<HeldCredit, 'operatorName' | 'creditCode' | 'licence' | 'reason' | 'listedBy'>): Promise<void>;
  saveCredit(
    id: string,
    next: {
      readonly state: CreditState;
      readonly listedAtMs?: number;
      readonly removedAtMs?: number;
      /** Null: the proposal is gone. */
      readonly removalReason?: string | null;
      readonly removalFile?: string | null;
      readonly decidedBy?: string;
    },
  ): Promise<void>;
  /** Deadlines about an entry that still run. */
  openDeadlinesOf(targetKind: string, targetId: string): Promise<readonly string[]>;
}

export interface ConductPorts<T extends ConductTransaction = ConductTransaction> {
  inTransaction<R>(work: (tx: T) => Promise<R>): Promise<R>;
}
