import type {
  AccessState,
  CaseEvent,
  CaseFacts,
  CaseFinding,
  CaseOrigin,
  CaseState,
  CreditState,
  MainDeadline,
  PenaltyState,
  RecordedEvent,
} from '@touchstone/domain/case';
import type { Sha256 } from '@touchstone/kernel/keyed-order';

/** What a case is about. */
export interface CaseSubject {
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly subjectName: string;
  readonly app: string | null;
  readonly sdk: string | null;
  readonly store: string | null;
  readonly appVersion: string | null;
  readonly artifact: string | null;
  readonly operator: string | null;
  /** 属地 of the operator. */
  readonly territory: string | null;
}

/** The row of a case: what it is about, and where its events have brought it. */
export interface KeptCase extends CaseSubject {
  readonly id: string;
  /** 案号; null before it was confirmed. */
  readonly number: string | null;
  readonly organisation: string;
  /** Of the authority; null: the ministry. */
  readonly province: string | null;
  readonly handler: string | null;
  readonly campaign: string | null;
  readonly clauses: readonly string[];
  readonly state: CaseState;
  readonly penalty: PenaltyState;
  readonly access: AccessState;
  readonly credit: CreditState;
  readonly round: number;
  readonly recurrenceOf: string | null;
  readonly transferredFrom: string | null;
  readonly mergedInto: string | null;
  readonly openedAtMs: number;
  readonly servedAtMs: number | null;
  readonly noticedAtMs: number | null;
  readonly delistedAtMs: number | null;
  readonly noRelistUntilMs: number | null;
  /** Day in Asia/Shanghai. */
  readonly watchOn: string | null;
  readonly isDemo: boolean;
  readonly rowVersion: number;
}

export interface NewCase extends CaseSubject {
  readonly id: string;
  readonly organisation: string;
  readonly province: string | null;
  readonly handler: string | null;
  readonly campaign: string | null;
  readonly clauses: readonly string[];
  readonly state: CaseState;
  readonly round: number;
  readonly recurrenceOf: string | null;
  readonly transferredFrom: string | null;
  readonly isDemo: boolean;
  readonly openedAtMs: number;
  readonly createdBy: string | null;
}

/** Columns that follow from the events, and those few that use cases beside it set. */
export interface CaseFields {
  readonly state?: CaseState;
  readonly penalty?: PenaltyState;
  readonly access?: AccessState;
  readonly credit?: CreditState;
  readonly servedAtMs?: number | null;
  readonly noticedAtMs?: number | null;
  readonly delistedAtMs?: number | null;
  readonly closedAtMs?: number | null;
  readonly lastSeq?: number;
  readonly lastHash?: string;
  readonly number?: string;
  readonly mergedInto?: string;
  readonly clauses?: readonly string[];
  readonly handler?: string | null;
  readonly territory?: string;
  readonly noRelistUntilMs?: number | null;
  readonly watchOn?: string | null;
}

/** Whose the case is. */
export interface Authority {
  readonly id: string;
  readonly kind: string;
  /** As numbers begin with it. */
  readonly shortName: string;
  readonly name: string;
  readonly province: string | null;
}

/**
 * What moving a case takes of one transaction. Areas that issue orders, publish or retest extend it, so that their rows and the
 * case's are written together or not at all.
 */
export interface CaseTransaction {
  /** Held until the transaction ends. */
  holdCase(id: string): Promise<KeptCase | undefined>;
  /** Several, before the first of them is touched: two who hold the same ones do not wait for each other. */
  holdCases(ids: readonly unknown[]): Promise<void>;
  /** In their order. */
  eventsOf(id: string): Promise<readonly RecordedEvent[]>;
  /** What guards look at, as it is now. */
  factsOf(
    of: KeptCase,
    asked: { readonly event: CaseEvent; readonly payload: Readonly<Record<string, unknown>>; readonly nowMs: number },
  ): Promise<CaseFacts>;
  findingsOf(id: string): Promise<readonly CaseFinding[]>;
  insertCase(row: NewCase): Promise<void>;
  appendEvent(event: RecordedEvent): Promise<void>;
  /** Members that are absent stay as they are; every save is a new version of the row. */
  saveCase(id: string, fields: CaseFields): Promise<void>;
  addFindings(id: string, findings: readonly { readonly id: string; readonly clause: string }[], nowMs: number): Promise<void>;
  /** An objection has taken them out; they stay on record. */
  dropFindings(id: string, findings: readonly string[]): Promise<void>;
  /** The findings of a merged case go with it. */
  takeOverFindings(from: string, into: string, nowMs: number): Promise<void>;
  /** Legal hold on the artifact of the case and on the evidence of its findings; what is held for it already stays. */
  holdEvidence(id: string, reason: string): Promise<void>;
  /** Ends deadlines of the case that still run. @param purposes all when absent */
  endDeadlines(
    id: string,
    how: 'MET' | 'CANCELLED',
    by: { readonly actor: string; readonly basis: string; readonly atMs: number },
    purposes?: readonly MainDeadline[],
  ): Promise<void>;
  /** Whoever acts as `store:<id>`, `province:<code>`, `lab:<organisation>` sees the case from now on. */
  openScope(id: string, scope: string): Promise<void>;

  authorityOf(organisation: string): Promise<Authority | undefined>;
  /** Organisations of the firm that the case is about. */
  firmsOf(operator: string | null): Promise<readonly string[]>;
  /** The next of a series without gaps; the series is held until the transaction ends. */
  takeNumber(series: string, year: number, object: { readonly kind: string; readonly id: string; readonly atMs: number }): Promise<number>;
  /** A number that was taken and is given up: the gap has its record. */
  cancelNumber(series: string, year: number, number: number, reason: string, atMs: number): Promise<void>;
  announce(topic: string, subject: string, organisations: readonly string[], payload: Readonly<Record<string, unknown>>): Promise<void>;

  nowMs(): number;
  newId(): string;
  readonly hash: Sha256;
}

/** Looks before a case is opened. */
export interface OpeningTransaction extends CaseTransaction {
  /** With what they are about; those that are not there are left out. */
  subjectsOf(findings: readonly string[]): Promise<readonly OpenableFinding[]>;
  /** A subject by itself, for a complaint about what was never tested. */
  subjectOf(kind: string, id: string): Promise<CaseSubject | undefined>;
  /** Of the same subject, whoever's they are; the newest first. */
  casesAbout(subjectKind: string, subjectId: string): Promise<readonly EarlierCase[]>;
}

export interface OpenableFinding extends CaseSubject {
  readonly id: string;
  readonly clause: string;
  readonly isConfirmed: boolean;
  readonly campaign: string | null;
  /** Cases that have it and have not ended. */
  readonly inCases: readonly { readonly id: string; readonly organisation: string }[];
}

export interface EarlierCase {
  readonly id: string;
  readonly isDemo: boolean;
  readonly organisation: string;
  readonly state: CaseState;
  readonly round: number;
  readonly clauses: readonly string[];
  readonly number: string | null;
}

export interface CasePorts<T extends CaseTransaction = CaseTransaction> {
  inTransaction<R>(work: (tx: T) => Promise<R>): Promise<R>;
}

export type { CaseOrigin };
