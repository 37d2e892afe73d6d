/** Version of the shape of a stored sheet. */
export const SHEET_SCHEMA = 'touchstone-check-sheet/1';

/** What a person is to look at in one app, clause by clause. Made once, then only filled in. */
export interface Sheet {
  readonly schema: typeof SHEET_SCHEMA;
  readonly id: string;
  /** What is looked at: printed on the sheet, so that nobody fills in the sheet of another app. */
  readonly subject: SheetSubject;
  readonly ruleSet: string;
  /** The day whose law counts, `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly items: readonly SheetItem[];
}

export interface SheetSubject {
  /** SHA-256 of the artifact, or `subject:<id>` where there is no file. */
  readonly artifact: string;
  /** Package of an app, id of a mini-program, name of an SDK or store. */
  readonly name: string;
  readonly label: string | null;
  readonly version: string | null;
}

/** One clause: what it asks, how to look, and what must be shown when it is violated. */
export interface SheetItem {
  readonly clause: string;
  /** Rules of the clause that are law on the day: an answer is about all of them. */
  readonly rules: readonly string[];
  readonly title: SheetText;
  /** What would be a violation, one sentence a rule. */
  readonly asks: readonly SheetText[];
  readonly steps: readonly SheetText[];
  /** A violation needs a file of one of these kinds. */
  readonly proof: readonly ProofKind[];
  /** Whether it is seen on a device, which then must be named. */
  readonly onDevice: boolean;
}

export interface SheetText {
  readonly zh: string;
  readonly en: string;
}

export const PROOF_KINDS = ['screenshot', 'video', 'log', 'document'] as const;
export type ProofKind = (typeof PROOF_KINDS)[number];
