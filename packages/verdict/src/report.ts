import type { EvidenceFile, Exhibits, Fact } from '@touchstone/facts';
import type { Place } from '@touchstone/kernel/place';
import type { MatrixRow } from './matrix.ts';

/** Version of the report's shape: docs/report.schema.json describes it. */
export const REPORT_SCHEMA = 'touchstone-report/1';

export type Result = 'violation' | 'suspected' | 'not-found' | 'undecided' | 'not-tested';
export type SchemeState = 'verified' | 'failed' | 'absent';

/** What one scan of one app found. Plain data: the same bytes, versions and options give the same report. */
export interface Report {
  readonly schema: typeof REPORT_SCHEMA;
  /** Relative to where the scan was started. */
  readonly file: string;
  readonly app: {
    readonly package: string;
    readonly label: string | null;
    readonly versionName: string | null;
    readonly versionCode: number;
    readonly minSdk: number;
    readonly targetSdk: number;
    readonly sha256: string;
    readonly sizeBytes: number;
    readonly splits: readonly string[];
  } | null;
  readonly signature: {
    readonly verified: boolean;
    readonly schemes: {
      readonly v1: SchemeState;
      readonly v2: SchemeState;
      readonly v3: SchemeState;
      readonly v31: SchemeState;
      readonly v4: SchemeState;
      readonly stamp: SchemeState;
    };
    readonly errors: readonly { readonly scheme: string; readonly code: string }[];
    readonly warnings: readonly { readonly scheme: string; readonly code: string }[];
    readonly signers: readonly { readonly sha256: string; readonly subject: string; readonly [more: string]: string | number | boolean }[];
    readonly lineage: readonly { readonly sha256: string; readonly subject: string }[];
  };
  readonly permissions: readonly { readonly name: string; readonly protection: string; readonly use: 'used' | 'unused' | 'undecided' }[];
  readonly sdks: readonly {
    readonly id: string;
    readonly name: string;
    readonly vendor: string;
    readonly category: string;
    readonly version: string | null;
    readonly confidence: string;
    readonly evidence: readonly { readonly kind: string; readonly detail: string }[];
  }[];
  /** Every kind of personal information from all sides. */
  readonly matrix: readonly MatrixRow[];
  /** What was given beside the package; absent when nothing was. */
  readonly evidence?: readonly EvidenceFile[];
  /** What a reader needs to see of it. */
  readonly exhibits?: Exhibits;
  readonly facts: readonly Fact[];
  readonly findings: readonly Finding[];
  readonly problems: readonly { readonly code: string; readonly at: Place }[];
  /** Suggested or given type of the 39. */
  readonly category: { readonly number: number; readonly name: string; readonly confirmed: boolean; readonly reason: string } | null;
  readonly fixFirst: readonly Fix[];
  readonly engine: { readonly version: string; readonly rules: string; readonly asOf: string; readonly depth: 'standard' | 'full' };
}

/** One rule's result. Every rule has one. */
export interface Finding {
  readonly rule: string;
  readonly clause: string;
  readonly result: Result;
  /** Always there for `undecided` and `not-tested`, for `suspected` where code shows no gate (`no-gate`): a code such as `needs:runtime`, `code-not-visible:packed`, `detector-failed:x`, `not-run:flow.leak`, `open:reach.unresolved`, `type-not-given`, `not-in-force`, `person`. */
  readonly reason?: string;
  /** Indices into `facts`: the proof. */
  readonly facts: readonly number[];
}

/** One change that clears clauses: what is grouped is what one person would do in one go. */
export interface Fix {
  readonly title: { readonly zh: string; readonly en: string };
  readonly remedy: { readonly zh: string; readonly en: string };
  readonly owner: string;
  /** What exactly is changed: permissions, SDK ids, kinds of information, actions, triggers; empty where the title says all. */
  readonly subjects: readonly string[];
  /** The first place; the others are those of `facts`. */
  readonly at: Place;
  readonly clauses: readonly string[];
  /** Indices of the facts that the change removes: the proof of these clauses and of no others. */
  readonly facts: readonly number[];
}
