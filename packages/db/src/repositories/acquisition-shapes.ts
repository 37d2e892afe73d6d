import type { ArtifactKind, ArtifactState } from '@touchstone/domain/artifact';
import type { Breaker } from '@touchstone/domain/breaker';
import type { Listing, ListingFacts, ListingState } from '@touchstone/domain/listing';
import { sql } from 'kysely';

/** Rows as one parameter of JSON: a page of a store is one statement, however long it is. */
export const rowsOf = (rows: readonly unknown[]) => sql`${JSON.stringify(rows)}::jsonb`;

/** Of `listing l`: its store offers it. */
export const ON_SHELF = sql`l.state in ('LIVE', 'CHANGED', 'RELISTED')`;

/** Columns of `listing l`. */
export const listingColumns = sql`l.id, l.store_app_id, l.app_id, l.state, l.misses, l.first_seen_at, l.last_seen_at, l.name, l.version_code, l.version_name,
  l.artifact_sha256, l.signer_sha256, l.policy_url, l.policy_sha256, l.permissions, l.category, l.filing_no, l.developer,
  (select a.package from touchstone.app a where a.id = l.app_id) as package`;

export interface ListingRecord {
  readonly id: string;
  readonly store_app_id: string;
  readonly app_id: string | null;
  readonly state: ListingState;
  readonly misses: Listing['misses'];
  readonly first_seen_at: Date;
  readonly last_seen_at: Date;
  readonly name: string;
  readonly version_code: number | null;
  readonly version_name: string | null;
  readonly artifact_sha256: string | null;
  readonly signer_sha256: string | null;
  readonly policy_url: string | null;
  readonly policy_sha256: string | null;
  readonly permissions: readonly string[];
  readonly category: string | null;
  readonly filing_no: string | null;
  readonly developer: string | null;
  readonly package: string | null;
}

export const keptListing = (row: ListingRecord) => ({
  id: row.id,
  storeAppId: row.store_app_id,
  app: row.app_id,
  signer: row.signer_sha256,
  listing: {
    state: row.state,
    misses: row.misses,
    firstSeenMs: row.first_seen_at.getTime(),
    lastSeenMs: row.last_seen_at.getTime(),
  } satisfies Listing,
  facts: {
    package: row.package,
    name: row.name,
    versionName: row.version_name,
    versionCode: row.version_code,
    artifact: row.artifact_sha256,
    developer: row.developer,
    filingNumber: row.filing_no,
    category: row.category,
    privacyPolicyUrl: row.policy_url,
    privacyPolicyHash: row.policy_sha256,
    permissions: row.permissions,
    downloads: null,
  } satisfies ListingFacts,
});

/** Columns of `acquisition q`. */
export const acquisitionColumns = sql`q.id, q.source, q.what, q.store_id, q.listing_id, q.organisation_id, q.asked_by, q.file_name, q.declared_sha256,
  q.declared_size_bytes, q.declared_signers, q.kind, q.claim, q.state, q.held_by, q.quarantine_name, q.fence, q.attempts, q.created_at`;

export interface AcquisitionRecord {
  readonly id: string;
  readonly source: 'store' | 'upload' | 'folder';
  readonly what: 'artifact' | 'policy';
  readonly store_id: string | null;
  readonly listing_id: string | null;
  readonly organisation_id: string | null;
  readonly asked_by: string | null;
  readonly file_name: string | null;
  readonly declared_sha256: string | null;
  readonly declared_size_bytes: number | null;
  readonly declared_signers: readonly string[];
  readonly kind: ArtifactKind;
  readonly claim: Readonly<Record<string, never>>;
  readonly state: ArtifactState;
  readonly held_by: string | null;
  readonly quarantine_name: string | null;
  readonly fence: number;
  readonly attempts: number;
  readonly created_at: Date;
}

export const heldAcquisition = (row: AcquisitionRecord) => ({
  id: row.id,
  source: row.source,
  what: row.what,
  store: row.store_id,
  listing: row.listing_id,
  organisation: row.organisation_id,
  askedBy: row.asked_by,
  fileName: row.file_name,
  sha256: row.declared_sha256,
  sizeBytes: row.declared_size_bytes,
  signers: row.declared_signers,
  kind: row.kind,
  claim: row.claim,
  state: row.state,
  heldBy: row.held_by,
  quarantineName: row.quarantine_name,
  fence: row.fence,
  attempts: row.attempts,
  createdAtMs: row.created_at.getTime(),
});

/** A breaker as it was saved; a store that never failed has none. */
export const breakerOf = (saved: unknown): Breaker =>
  typeof saved === 'object' && saved !== null && 'state' in saved ? (saved as Breaker) : { state: 'closed', failures: 0 };
