import type { Comparable, ComplaintEvent, ComplaintState } from '@touchstone/domain/complaint';
import type { LeadTransaction } from '../leads/ports.ts';

/** What a reporter, a list or a person at the telephone says. */
export interface ComplaintWish {
  readonly channel: 'form' | 'list' | 'hotline';
  /** The list it came with, and its number there. */
  readonly source: string;
  readonly sourceRef: string;
  /** The app as the reporter names it. */
  readonly subject: string;
  readonly package: string | null;
  readonly storeName: string;
  readonly versionName: string;
  readonly clauses: readonly string[];
  readonly text: string;
  /** Name of the reporter, and how they are reached. */
  readonly name: string;
  readonly contact: string;
  /** Day in Asia/Shanghai. */
  readonly happenedOn: string | null;
  /** First two digits of the division code; null: not said. */
  readonly province: string | null;
}

export interface NewComplaint {
  readonly id: string;
  readonly code: string;
  readonly secretHash: string | null;
  readonly channel: ComplaintWish['channel'];
  readonly source: string;
  readonly sourceRef: string;
  readonly organisation: string;
  readonly province: string | null;
  readonly state: ComplaintState;
  readonly subject: string;
  readonly package: string | null;
  readonly storeName: string;
  readonly versionName: string;
  readonly app: string | null;
  readonly matchConfidence: number | null;
  readonly clauses: readonly string[];
  readonly maskedText: string;
  readonly sealed: string;
  readonly textDigest: string | null;
  readonly reporterDigest: string | null;
  readonly duplicateOf: string | null;
  readonly happenedOn: string | null;
  readonly receivedAtMs: number;
  readonly forgetAtMs: number | null;
  readonly by: string | null;
}

export interface KeptComplaint {
  readonly id: string;
  readonly code: string;
  readonly state: ComplaintState;
  readonly app: string | null;
  readonly answer: string | null;
  readonly duplicateOf: string | null;
  readonly lead: string | null;
  readonly organisation: string;
  readonly province: string | null;
  readonly subject: string;
  readonly clauses: readonly string[];
  readonly maskedText: string;
  readonly rowVersion: number;
}

export interface ComplaintMove {
  readonly on: ComplaintEvent;
  readonly from: ComplaintState;
  readonly to: ComplaintState;
  readonly reason: string;
  readonly app: string | null;
  readonly answer: string | null;
  readonly duplicateOf: string | null;
  readonly lead: string | null;
  readonly clauses: readonly string[];
  /** Undefined: as it was. */
  readonly forgetAtMs?: number | null;
  readonly atMs: number;
}

/** Days that the installation has set, or those that the law of the domain takes. */
export interface ComplaintDays {
  readonly duplicate: number;
  readonly forgetAfter: number;
}

export interface ComplaintTransaction extends LeadTransaction {
  days(): Promise<ComplaintDays>;
  /** Who takes complaints in: of the province if it has an administration here, else the ministry, else the organisation that stands alone. */
  intakeOf(province: string | null): Promise<string | undefined>;
  /** The administration of a province, or (null) the ministry. */
  authorityOf(province: string | null): Promise<string | undefined>;
  handOn(
    id: string,
    to: { readonly organisation: string; readonly state: ComplaintState; readonly reason: string; readonly atMs: number },
  ): Promise<void>;
  /** Complaints of one organisation that are no duplicates, in these words or by this person, since then: what others took in changes nothing. */
  comparables(about: {
    readonly textDigest: string | null;
    readonly reporterDigest: string | null;
    readonly organisation: string;
    readonly sinceMs: number;
  }): Promise<readonly Comparable[]>;
  /** False when the list's number was taken in before. */
  createComplaint(row: NewComplaint): Promise<boolean>;
  holdComplaint(id: string): Promise<KeptComplaint | undefined>;
  moveComplaint(id: string, move: ComplaintMove): Promise<void>;
  /** Linked complaints whose lead is in a test. */
  holdTested(limit: number): Promise<readonly string[]>;
  /** Takes away what names the reporter, and their words. @returns how many */
  forgetReporters(atMs: number, limit: number): Promise<number>;
  announce(topic: string, complaint: string, organisation: string, payload: Readonly<Record<string, string>>): Promise<void>;
}

export interface ComplaintPorts {
  inTransaction<T>(work: (tx: ComplaintTransaction) => Promise<T>): Promise<T>;
  /** Sealed for this complaint alone. */
  seal(personal: string, complaint: string): string;
  /** Keyed with the installation's key: nobody without it can try out telephone numbers. */
  digest(text: string): string;
  randomBytes(count: number): Uint8Array;
  newId(): string;
  nowMs(): number;
}
