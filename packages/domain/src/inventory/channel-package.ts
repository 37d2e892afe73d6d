import { encodeUtf8 } from '@touchstone/kernel/bytes';
import { toHex } from '@touchstone/kernel/hex';
import type { Sha256 } from '@touchstone/kernel/keyed-order';
import { byKey } from '@touchstone/kernel/order';

/** One file inside an app, by what it holds. */
export interface Entry {
  readonly path: string;
  /** SHA-256 of its unpacked bytes, in hexadecimal. */
  readonly sha256: string;
  readonly sizeBytes: number;
}

/**
 * Entries that packagers of channel builds write and that no code of the app is: signature files, which differ whenever
 * another entry does, and empty or tiny marks that name the store. Everything else counts: a difference in code,
 * resources, assets or the manifest makes another app of it.
 */
const IGNORED: readonly { readonly what: string; readonly path: RegExp; readonly mostBytes: number }[] = [
  { what: 'signature of the JAR scheme', path: /^META-INF\/(MANIFEST\.MF|[^/]+\.(SF|RSA|DSA|EC))$/, mostBytes: Number.POSITIVE_INFINITY },
  { what: 'empty mark in META-INF', path: /^META-INF\/[^/]*channel[^/]*$/i, mostBytes: 256 },
  {
    what: 'mark in assets',
    path: /^assets\/(channel|channel_id|channel\.(txt|ini|properties|json)|market_channel|ZYF_ChannelID)$/i,
    mostBytes: 256,
  },
];

/** Bytes above which an entry is never taken for a mark. */
export const isIgnored = (entry: Entry): boolean => IGNORED.some((rule) => rule.path.test(entry.path) && entry.sizeBytes <= rule.mostBytes);

/** SHA-256 over the sorted lines `<path> NUL <sha256> LF` of all entries. */
export const entryTreeRoot = (hash: Sha256, entries: readonly Entry[]): string => rootOf(hash, entries);

/** The same without what channel packagers write: equal for builds that differ only in the store they name. */
export const contentRoot = (hash: Sha256, entries: readonly Entry[]): string =>
  rootOf(
    hash,
    entries.filter((entry) => !isIgnored(entry)),
  );

const rootOf = (hash: Sha256, entries: readonly Entry[]) => {
  const lines = entries.toSorted(byKey((entry) => `${entry.path}\0${entry.sha256}`)).map((entry) => `${entry.path}\0${entry.sha256}\n`);
  return toHex(hash.of('sha256', encodeUtf8(lines.join(''))));
};

/** What decides whether two files are one app. */
export interface BuildIdentity {
  readonly sha256: string;
  readonly package: string;
  readonly versionCode: number;
  readonly signers: readonly string[];
  readonly contentRoot: string;
}

/**
 * `same-file`: the same bytes. `channel-package`: the same app for another store: one scan serves both.
 * `same-content`: the same content under another signature, which is repackaging until somebody explains it.
 */
export function compareBuilds(a: BuildIdentity, b: BuildIdentity): 'same-file' | 'channel-package' | 'same-content' | 'different' {
  if (a.sha256 === b.sha256) return 'same-file';
  if (a.package !== b.package || a.versionCode !== b.versionCode || a.contentRoot !== b.contentRoot) return 'different';
  const sameSigners = a.signers.length > 0 && JSON.stringify(a.signers.toSorted()) === JSON.stringify(b.signers.toSorted());
  return sameSigners ? 'channel-package' : 'same-content';
}
