/** What a store says of an app: text is evidence too, so each version of it is a row. */
export interface ListingFacts {
  readonly package: string | null;
  readonly name: string | null;
  readonly versionName: string | null;
  readonly versionCode: number | null;
  readonly artifact: string | null;
  readonly developer: string | null;
  readonly filingNumber: string | null;
  readonly category: string | null;
  readonly privacyPolicyUrl: string | null;
  readonly privacyPolicyHash: string | null;
  readonly permissions: readonly string[] | null;
  readonly downloads: number | null;
}

export const LISTING_FIELDS = [
  'package',
  'name',
  'versionName',
  'versionCode',
  'artifact',
  'developer',
  'filingNumber',
  'category',
  'privacyPolicyUrl',
  'privacyPolicyHash',
  'permissions',
  'downloads',
] as const satisfies readonly (keyof ListingFacts)[];

export type ListingField = (typeof LISTING_FIELDS)[number];

/** Fields that differ, downloads aside: they rise every hour and are no change of the listing. `null`: the source does not say. */
export const changedFields = (before: ListingFacts, after: ListingFacts): readonly ListingField[] =>
  LISTING_FIELDS.filter((field) => field !== 'downloads' && after[field] !== null && textOf(before[field]) !== textOf(after[field]));

/** Fields whose change calls for a scan: other code, or other words by which code is judged. */
const SCANNED: readonly ListingField[] = ['artifact', 'versionCode', 'versionName', 'privacyPolicyUrl', 'privacyPolicyHash', 'permissions'];

export const callsForScan = (changed: readonly ListingField[]): boolean => changed.some((field) => SCANNED.includes(field));

const textOf = (value: ListingFacts[ListingField]) =>
  Array.isArray(value) ? JSON.stringify([...new Set(value)].sort()) : JSON.stringify(value);
