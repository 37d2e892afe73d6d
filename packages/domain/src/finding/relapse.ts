import type { FindingState } from './finding.ts';

/** A finding as it is matched with what a newer version shows. */
export interface KnownFinding {
  readonly id: string;
  readonly fingerprint: string;
  readonly state: FindingState;
  /** Order of the versions of one app by when they were first seen; version names are opaque. */
  readonly versionSeq: number;
}

/**
 * What a candidate in a version becomes. `same`: the finding is already there. `new`: nothing like it was known.
 * `new-with-predecessor`: an earlier version had it; `isRelapse` when it was fixed since, which opens a new round
 * rather than the old finding again.
 */
export type Placement =
  | { readonly kind: 'same'; readonly finding: string }
  | { readonly kind: 'new' }
  | { readonly kind: 'new-with-predecessor'; readonly predecessor: string; readonly isRelapse: boolean };

/** @param known findings of the same app */
export function place(candidate: { readonly fingerprint: string; readonly versionSeq: number }, known: readonly KnownFinding[]): Placement {
  const alike = known.filter((finding) => finding.fingerprint === candidate.fingerprint);
  const here = alike.filter((finding) => finding.versionSeq === candidate.versionSeq);
  const stillOpen = here.find((finding) => finding.state !== 'FIXED');
  if (stillOpen !== undefined) return { kind: 'same', finding: stillOpen.id };
  const before = alike
    .filter((finding) => finding.versionSeq <= candidate.versionSeq)
    .toSorted((a, b) => b.versionSeq - a.versionSeq || (a.id < b.id ? 1 : -1))[0];
  return before === undefined
    ? { kind: 'new' }
    : { kind: 'new-with-predecessor', predecessor: before.id, isRelapse: before.state === 'FIXED' };
}
