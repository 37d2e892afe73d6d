import type { Calendar } from '@touchstone/domain/calendar';
import type { DeadlineRule, DeadlineState } from '@touchstone/domain/deadline';

/** What a deadline is about and whom it obliges. */
export interface DeadlineSubject {
  /** `case`, `order`, `order-item`, `notice`, `referral`, `credit-entry`, `programme`, `store-report`, `complaint` */
  readonly targetKind: string;
  readonly targetId: string;
  readonly caseId: string | null;
  /** A word: `rectify`, `delist`, `answer-referral`. */
  readonly purpose: string;
  /** `operator:<id>`, `store:<id>`, `organisation:<id>` */
  readonly obliged: string;
  /** Whose desk it lies on. */
  readonly organisation: string;
  readonly province: string | null;
}

export interface KeptDeadline extends DeadlineSubject {
  readonly id: string;
  readonly rule: DeadlineRule;
  readonly state: DeadlineState;
  /** What it begins with: `service.delivered`, `notice.published`. */
  readonly startEvent: string;
  /** Null while that has not happened. */
  readonly startedAtMs: number | null;
  readonly calendarIds: readonly string[];
  readonly dueAtMs: number | null;
  /** What a document says, word for word; null: none does yet. */
  readonly printedText: string | null;
  readonly documentId: string | null;
  readonly pausedAtMs: number | null;
  readonly endedAtMs: number | null;
  /** Levels of escalation that were told. */
  readonly escalated: number;
  readonly createdBy: string | null;
  readonly rowVersion: number;
}

export type DeadlineChange = Partial<
  Pick<
    KeptDeadline,
    'state' | 'startedAtMs' | 'calendarIds' | 'dueAtMs' | 'printedText' | 'documentId' | 'pausedAtMs' | 'endedAtMs' | 'escalated'
  >
> & { readonly extendedBy?: string };

export interface DeadlineEventRow {
  readonly event: string;
  readonly from: DeadlineState | null;
  readonly to: DeadlineState;
  /** `person:<id>`, `system:<part>` */
  readonly actor: string;
  /** The document, the law or the rule it rests on. */
  readonly basis: string;
  readonly detail: object;
  readonly atMs: number;
}

/** A document as deadlines look at it. */
export interface BasisDocument {
  readonly type: string;
  /** The instant until which it gives time, where it prints one. */
  readonly untilMs: number | null;
  readonly organisation: string;
  readonly caseId: string | null;
  readonly isIssued: boolean;
  /** 文号 */
  readonly number: string | null;
  /** The number of the document that it is about, as it prints it. */
  readonly original: string | null;
}

/** The documents that move a clock, by their type. */
export type ClockPaper = 'pause' | 'resume' | 'extension';

/** What deadlines need of a transaction; those of other areas extend it. */
export interface DeadlineTransaction {
  calendar(): Promise<Calendar>;
  insertDeadline(row: KeptDeadline): Promise<void>;
  /** Held until the transaction ends, its case before it. */
  holdDeadline(id: string): Promise<KeptDeadline | undefined>;
  saveDeadline(id: string, change: DeadlineChange): Promise<void>;
  appendDeadlineEvent(id: string, event: DeadlineEventRow): Promise<void>;
  basisDocument(id: string): Promise<BasisDocument | undefined>;
  /** Tells the world, in this transaction. */
  announceDeadline(topic: string, deadline: KeptDeadline, payload: object): Promise<void>;
  nowMs(): number;
  newId(): string;
}

/** Who does it and on what it rests. */
export interface By {
  readonly actor: string;
  readonly basis: string;
}

export type DeadlineRefusal =
  | 'not-found'
  | 'version-conflict'
  | 'no-such-step'
  | 'bad-deadline'
  /** It enters a year whose calendar was not imported. */
  | 'deadline-provisional'
  /** No issued document of this authority says so. */
  | 'no-document'
  /** The document is of another type than this step rests on. */
  | 'wrong-document'
  /** The document is about another case, or names another document. */
  | 'other-deadline'
  /** An extension that is not later. */
  | 'not-later'
  /** The document that is served says another day. */
  | 'not-as-printed';

export type DeadlineRefused = {
  readonly ok: false;
  readonly reason: DeadlineRefusal;
  readonly missingYear?: number;
  readonly needs?: ClockPaper;
};

/** How a deadline stands after a step. */
export type DeadlineStanding = {
  readonly ok: true;
  readonly id: string;
  readonly state: DeadlineState;
  readonly dueAtMs: number | null;
  readonly printedText: string | null;
};

export type MoveDeadline = DeadlineStanding | DeadlineRefused;
