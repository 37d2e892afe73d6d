import type { LeadEvent, LeadSource, LeadState } from '@touchstone/domain/campaign';

/** Where a suspicion came from, before any test. */
export interface NewLead {
  readonly id: string;
  readonly source: LeadSource;
  /** Name of the paper, of the association, number of the complaint. */
  readonly sourceDetail: string;
  readonly subjectKind: string;
  /** The app as the source names it. */
  readonly subject: string;
  readonly clauses: readonly string[];
  readonly note: string;
  /** Day in Asia/Shanghai. */
  readonly reportedOn: string | null;
  readonly organisation: string;
  readonly province: string | null;
  /** Who complained, sealed; null when nobody is named. */
  readonly reporter: string | null;
  readonly by: string | null;
}

/** An app that a text names, and how surely. */
export interface LeadMatch {
  readonly app: string;
  /** 0 to 1; 1: its package. */
  readonly confidence: number;
}

export interface KeptLead {
  readonly id: string;
  readonly state: LeadState;
  readonly app: string | null;
  readonly rowVersion: number;
}

export interface LeadTransaction {
  createLead(lead: NewLead, match: LeadMatch | undefined): Promise<void>;
  /** Apps whose package is the text, or whose name is; the likeliest first. */
  matchesOf(subject: string): Promise<readonly LeadMatch[]>;
  holdLead(id: string): Promise<KeptLead | undefined>;
  moveLead(
    id: string,
    step: {
      readonly on: LeadEvent;
      readonly from: LeadState;
      readonly to: LeadState;
      readonly reason: string;
      /** What it is linked to from now on; absent: as it was, null: nothing. */
      readonly app?: string | null;
      readonly campaign?: string;
    },
  ): Promise<void>;
}

export interface LeadPorts {
  inTransaction<T>(work: (tx: LeadTransaction) => Promise<T>): Promise<T>;
}
