import { byKey } from '@touchstone/kernel/order';
import { type Entry, isIgnored } from '../inventory/channel-package.ts';

/** A file that is here, by what decides whether two are one build. */
export interface BuildFile {
  readonly sha256: string;
  readonly package: string;
  readonly versionCode: number;
  readonly signers: readonly string[];
  /** Everything inside it; null when it could not be read whole. */
  readonly entries: readonly Entry[] | null;
}

/** What a store gives to its users, as far as it is known. */
export interface ListedBuild {
  /** SHA-256 that the store states; null when it states none. */
  readonly statedSha256: string | null;
  /** The bytes with that hash, where they are here. */
  readonly file: BuildFile | null;
  /** They were fetched from this store, and not only stated by it. */
  readonly isFetched: boolean;
}

export type ListingResult = 'matches' | 'channel-package' | 'other-build' | 'other-version' | 'other-signer' | 'unknown';

export interface DifferingEntry {
  readonly path: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** What channel packagers write; nothing else of the app differs by it. */
  readonly isMark: boolean;
}

export interface ListingCheck {
  readonly result: ListingResult;
  /** Code: why it is unknown, or what differs. */
  readonly reason: string;
  /** The submitted file that it was held against; null where there was nothing to hold. */
  readonly of: string | null;
  readonly differing: readonly DifferingEntry[];
}

/** Results by which users of that store get what was submitted. Nothing unknown is among them. */
export const isSameBuild = (result: ListingResult): boolean => result === 'matches' || result === 'channel-package';

/** The nearest of several submitted files speaks. */
const NEARNESS: readonly ListingResult[] = ['matches', 'channel-package', 'unknown', 'other-build', 'other-version', 'other-signer'];

/** Whether a live listing carries what was submitted: the same file, or a package of it for that channel. */
export function checkListing(submitted: readonly BuildFile[], listed: ListedBuild): ListingCheck {
  const { statedSha256, file, isFetched } = listed;
  if (statedSha256 === null) return unknown('no-file-stated');
  if (file === null) return unknown('not-acquired');
  const checks = submitted.map((build) => compare(build, file, isFetched));
  return checks.toSorted((a, b) => NEARNESS.indexOf(a.result) - NEARNESS.indexOf(b.result))[0] ?? unknown('nothing-submitted');
}

const unknown = (reason: string): ListingCheck => ({ result: 'unknown', reason, of: null, differing: [] });

function compare(build: BuildFile, file: BuildFile, isFetched: boolean): ListingCheck {
  const check = (result: ListingResult, reason: string, differing: readonly DifferingEntry[] = []): ListingCheck => ({
    result,
    reason,
    of: build.sha256,
    differing,
  });
  // what a store only says of its shelf proves nothing; what it says against itself is taken
  const same = (result: ListingResult, reason: string, differing: readonly DifferingEntry[] = []) =>
    isFetched ? check(result, reason, differing) : check('unknown', 'stated-not-fetched', differing);

  if (file.sha256 === build.sha256) return same('matches', 'same-file');
  if (file.package !== build.package) return check('other-build', 'other-package');
  if (!sameSigners(build.signers, file.signers)) return check('other-signer', 'other-signer');
  if (file.versionCode !== build.versionCode) return check('other-version', `version-code:${file.versionCode}`);
  if (build.entries === null || file.entries === null) return check('unknown', 'entries-not-read');
  const differing = differingEntries(build.entries, file.entries);
  if (differing.some(({ path }) => IDENTITY.test(path))) return check('other-build', 'code-or-manifest-differs', differing);
  return same('channel-package', differing.every(({ isMark }) => isMark) ? 'marks-only' : 'other-entries-differ', differing);
}

/** What makes a build: its manifest and its DEX files. */
const IDENTITY = /(^|!)(AndroidManifest\.xml|classes\d*\.dex)$/;

const sameSigners = (a: readonly string[], b: readonly string[]) =>
  a.length > 0 && JSON.stringify(a.toSorted()) === JSON.stringify(b.toSorted());

/** Entries of two files that are not the same in both, by path. */
export function differingEntries(before: readonly Entry[], after: readonly Entry[]): readonly DifferingEntry[] {
  const old = new Map(before.map((entry) => [entry.path, entry]));
  const now = new Map(after.map((entry) => [entry.path, entry]));
  const rows: DifferingEntry[] = [];
  for (const [path, entry] of now) {
    const was = old.get(path);
    if (was === undefined) rows.push({ path, kind: 'added', isMark: isIgnored(entry) });
    else if (was.sha256 !== entry.sha256) rows.push({ path, kind: 'changed', isMark: isIgnored(entry) && isIgnored(was) });
  }
  for (const [path, entry] of old) if (!now.has(path)) rows.push({ path, kind: 'removed', isMark: isIgnored(entry) });
  return rows.toSorted(byKey(({ path }) => path));
}
