import type { CaseState } from '@touchstone/domain/case';
import type { FindingState } from '@touchstone/domain/finding';
import { sql } from 'kysely';

/** A finding of a case that is still to be put right; table `x`. */
export const findingIsOpen = sql`x.outcome not in ('FIXED', 'DROPPED')`;

/** One miss does not take an app off its shelf; table `l`. */
export const LIVE_LISTING = sql`l.state in ('LIVE', 'CHANGED', 'RELISTED', 'GONE_SUSPECTED')`;

/** Table `s`. */
export const OPEN_SUBMISSION = sql`s.state in ('RECEIVED', 'VALIDATED', 'MORE_ASKED', 'ACCEPTED', 'RETESTED')`;

/** A file as the next version of another: of one that a firm keeps to itself, what would enter the inventory. Tables `f`, `v`, `a`. */
export const submittedBuild = sql`f.id as artifact, f.sha256, f.state, v.app_id as app, coalesce(a.package, f.private_entry -> 'file' -> 'app' ->> 'package') as package,
  coalesce(v.version_code, (f.private_entry -> 'file' -> 'app' ->> 'versionCode')::bigint)::float8 as "versionCode", f.is_signature_verified as "isSignatureValid",
  jsonb_build_object('current', to_jsonb(f.signers), 'lineage', coalesce(f.manifest -> 'signature' -> 'lineage', '[]')) as signers`;

export interface SubmissionArtifactRow {
  readonly artifact: string;
  readonly sha256: string;
  readonly state: string;
  readonly app: string | null;
  readonly package: string | null;
  readonly versionCode: number | null;
  readonly isSignatureValid: boolean | null;
  readonly signers: { readonly current: readonly string[]; readonly lineage: readonly string[] };
}

export interface SubmittedCaseRow {
  readonly id: string;
  readonly state: CaseState;
  readonly organisation: string;
  readonly province: string | null;
  readonly operator: string | null;
  readonly app: string | null;
  readonly category: number | null;
  readonly artifact: string | null;
  readonly isServed: boolean;
  readonly dueAtMs: number | null;
  readonly open: readonly { readonly finding: string; readonly clause: string }[];
}

export interface FixOutRow {
  readonly finding: string;
  readonly done: string;
  readonly changedFile: string;
  readonly version: string;
  readonly evidence: readonly string[];
}

export interface RetestClauseRow {
  readonly finding: string;
  readonly clause: string;
  readonly state: FindingState;
  readonly sawBefore: readonly string[];
  readonly outcome: 'OPEN' | 'ABSENT' | 'FIXED' | 'PERSISTS' | 'NOT_TESTED';
}

export interface CheckOutRow {
  readonly kind: 'listing' | 'evasion';
  readonly name: string;
  readonly store: string | null;
  readonly result: string;
  readonly reason: string;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly resultHash: string;
}

/** Only the words that a ground has. */
export const groundOf = (condition: Readonly<Record<string, unknown>>): Readonly<Partial<Record<'device' | 'region' | 'day', string>>> =>
  Object.fromEntries(['device', 'region', 'day'].flatMap((name) => (typeof condition[name] === 'string' ? [[name, condition[name]]] : [])));
