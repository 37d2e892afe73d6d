import type { FactPage, FactRow, FactsChoice, FindingPage, OverviewPage } from '@touchstone/render';

/** Steps of a check, in order. */
export const STAGES = ['engine', 'reading', 'opening', 'policy', 'checking', 'wording'] as const;
export type Stage = (typeof STAGES)[number];

/** Why a worker did not come back. */
export type Failure = 'timed-out' | 'crashed';

/**
 * How much of a file is tried: everything; after that has brought a worker down only what the parsers say; after that nothing but
 * the report which says so.
 */
export type Attempt = { readonly kind: 'whole' } | { readonly kind: 'parsers' | 'nothing'; readonly because: Failure };

export type ReportLanguage = 'zh' | 'en';
export type ReportFormat = 'json' | 'html' | 'sarif';

/** What the page asks of the engine; it answers one thing after the other. */
export type Ask =
  | { readonly kind: 'check'; readonly file: File; readonly attempt: Attempt; readonly language: ReportLanguage }
  | { readonly kind: 'overview'; readonly language: ReportLanguage }
  | { readonly kind: 'finding'; readonly rule: string; readonly language: ReportLanguage }
  | { readonly kind: 'rows'; readonly choice: FactsChoice; readonly most: number; readonly language: ReportLanguage }
  | { readonly kind: 'fact'; readonly index: number; readonly language: ReportLanguage }
  | { readonly kind: 'file'; readonly format: ReportFormat; readonly language: ReportLanguage }
  | { readonly kind: 'lists'; readonly language: ReportLanguage };

/** What the page shows at once. */
export interface CheckedFile {
  readonly overview: OverviewPage;
  readonly isSigned: boolean;
  readonly signers: readonly { readonly subject: string; readonly sha256: string }[];
  /** What was wrong with the file, each code once. */
  readonly problems: readonly { readonly code: string; readonly meaning: string; readonly count: number }[];
}

export interface FactRows {
  readonly total: number;
  readonly rows: readonly FactRow[];
}

/** A file that was made in the browser. */
export interface MadeFile {
  readonly name: string;
  readonly mediaType: string;
  readonly content: string | Uint8Array<ArrayBuffer>;
}

/** The answer to each kind of question. */
export interface Told {
  readonly check: CheckedFile;
  readonly overview: CheckedFile;
  readonly finding: FindingPage | undefined;
  readonly rows: FactRows;
  readonly fact: FactPage | undefined;
  readonly file: readonly MadeFile[];
  readonly lists: readonly MadeFile[];
}

export type Answer =
  | { readonly kind: 'stage'; readonly stage: Stage }
  | { readonly kind: 'told'; readonly told: Told[keyof Told] }
  /** A fault of ours: what went wrong, for who is asked about it. */
  | { readonly kind: 'fault'; readonly message: string };
