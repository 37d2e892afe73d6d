import type { Result } from '@touchstone/verdict';

/**
 * A report in the words of one language, ready to be drawn on a screen: plain data that can cross to another process or page.
 * Texts of apps stand in it as they are; whoever draws them shows them as text.
 */
export interface ReportSheet {
  readonly head: SheetHead;
  /** All five results, the worst first. */
  readonly counts: readonly SheetCount[];
  readonly fixes: readonly SheetFix[];
  readonly documents: readonly SheetDocument[];
  /** Why clauses were not tested, the most frequent first; and which. */
  readonly untested: { readonly reasons: readonly (readonly [string, number])[]; readonly lines: readonly SheetLine[] };
  readonly permissions: readonly SheetPermission[];
  readonly sdks: readonly SheetSdk[];
  readonly facts: { readonly total: number; readonly kinds: readonly SheetKind[] };
  readonly problems: readonly { readonly code: string; readonly meaning: string; readonly count: number; readonly first: string }[];
  /** What a scan of this depth cannot see, and what it was made with. */
  readonly limits: string;
  readonly versions: { readonly engine: string; readonly rules: string; readonly asOf: string };
}

export interface SheetHead {
  readonly isReadable: boolean;
  readonly title: string;
  readonly file: string;
  readonly package?: string;
  readonly version?: string;
  readonly android?: string;
  readonly size?: string;
  readonly sha256?: string;
  readonly signature: string;
  readonly signers: readonly { readonly subject: string; readonly sha256: string }[];
  /** Why such a package should not be given to users. */
  readonly marks: readonly string[];
  readonly category: string;
}

export interface SheetCount {
  readonly result: Result;
  readonly word: string;
  readonly meaning: string;
  readonly count: number;
}

/** One change that clears clauses. */
export interface SheetFix {
  readonly title: string;
  readonly remedy: string;
  readonly owner: string;
  readonly place: string;
  /** What is changed, and which call is to be moved where; empty where the title says all. */
  readonly subjects: string;
  readonly move: string;
  readonly clauses: readonly string[];
}

/** One document with its items; `title` is undefined for rules above which there is no item. */
export interface SheetDocument {
  readonly name: string;
  readonly number: string;
  readonly items: readonly SheetItem[];
}

export interface SheetItem {
  readonly clause: string | undefined;
  readonly title: string | undefined;
  readonly worst: Result;
  readonly lines: readonly SheetLine[];
}

/** One rule's result with its proof. */
export interface SheetLine {
  readonly rule: string;
  readonly clause: string;
  readonly result: Result;
  readonly word: string;
  readonly title: string;
  readonly wording: string;
  readonly remedy: string;
  readonly reason: string;
  readonly isTrial: boolean;
  /** The first facts on which it rests, of `proofCount`. */
  readonly proofs: readonly SheetProof[];
  readonly proofCount: number;
}

/** What was seen, whose code it is, where; the words at which it stands and how the code comes to run, where that is known. */
export interface SheetProof {
  readonly what: string;
  readonly owner: string;
  readonly place: string;
  readonly quote?: string;
  readonly chain?: { readonly because: string; readonly steps: readonly SheetStep[] };
}

export interface SheetStep {
  readonly why: string;
  readonly name: string;
  readonly owner: string;
  readonly place: string;
}

export interface SheetPermission {
  readonly name: string;
  readonly meaning: string;
  readonly protection: string;
  readonly use: string;
  readonly usedBy: string;
}

export interface SheetSdk {
  readonly id: string;
  readonly name: string;
  readonly vendor: string;
  readonly category: string;
  readonly version: string;
  readonly evidence: string;
}

/** Facts of one kind, the first of them in words. */
export interface SheetKind {
  readonly kind: string;
  readonly count: number;
  readonly rows: readonly SheetProof[];
}
