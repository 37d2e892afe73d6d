import type { ArtifactKind, ArtifactState } from '@touchstone/domain/artifact';
import type { Breaker } from '@touchstone/domain/breaker';
import type { LinkEvidenceKind } from '@touchstone/domain/inventory';
import type { ScanOrigin } from '@touchstone/domain/job';
import type { Listing, ListingFacts } from '@touchstone/domain/listing';
import type { Sha256 } from '@touchstone/kernel/keyed-order';
import type { InventoryTransaction } from '../inventory/ports.ts';
import type { RequestScan } from '../work/request-scan.ts';
import type { StatedListing } from './stated-listing.ts';

/** A store that is being polled. */
export interface PolledStore {
  readonly id: string;
  readonly code: string;
  readonly cursor: string | null;
  readonly breaker: Breaker;
  /** Seconds between polls. */
  readonly pollSeconds: number;
}

/** A listing as the platform knows it. */
export interface KeptListing {
  readonly id: string;
  readonly storeAppId: string;
  readonly app: string | null;
  readonly listing: Listing;
  readonly facts: ListingFacts;
  readonly signer: string | null;
}

/** A listing after a page: all its columns. */
export interface ListingRow extends KeptListing {
  readonly store: string;
  readonly account: string | null;
  readonly downloadsText: string | null;
  readonly reachBand: number;
  readonly statedAt: string | null;
}

export interface ListingChangeRow {
  readonly id: string;
  readonly listing: string;
  readonly fields: readonly string[];
  readonly change: StatedListing;
}

/** Something to fetch, or that arrived. */
export interface NewAcquisition {
  readonly id: string;
  readonly source: 'store' | 'upload' | 'folder';
  readonly what: 'artifact' | 'policy';
  readonly store: string | null;
  readonly listing: string | null;
  readonly organisation: string | null;
  readonly askedBy: string | null;
  readonly fileName: string | null;
  readonly sha256: string | null;
  readonly sizeBytes: number | null;
  readonly signers: readonly string[];
  readonly kind: ArtifactKind;
  readonly claim: AcquisitionClaim;
  readonly state: 'DECLARED' | 'QUARANTINED';
  readonly heldBy: string | null;
  readonly quarantineName: string | null;
}

/** What else was said of the bytes. */
export interface AcquisitionClaim {
  readonly platform?: string;
  readonly package?: string;
  readonly versionCode?: number;
  readonly versionName?: string;
  readonly name?: string;
  readonly category?: string;
  /** Where the connector finds it. */
  readonly location?: string;
  readonly url?: string;
}

/** An acquisition handed out to be worked on. */
export interface HeldAcquisition extends Omit<NewAcquisition, 'state'> {
  readonly state: ArtifactState;
  readonly fence: number;
  /** Tries so far, this one counted. */
  readonly attempts: number;
  readonly createdAtMs: number;
}

export interface KeptAcquisition {
  readonly state: ArtifactState;
  readonly error?: { readonly class: string; readonly message: string };
  readonly problems?: readonly unknown[];
  readonly nextAtMs?: number;
  readonly leaseUntilMs?: number | null;
  readonly received?: { readonly sha256: string; readonly sizeBytes: number };
  readonly held?: { readonly by: string; readonly name: string };
  readonly artifact?: string;
  /** Its listings are looked at afterwards. */
  readonly isForListings?: boolean;
  /** What happened is not its fault: the try does not count. */
  readonly isUncounted?: boolean;
}

export interface KnownArtifact {
  readonly id: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly state: ArtifactState;
  readonly signers: readonly string[];
  readonly lineage: readonly string[];
  readonly app: string | null;
  /** A firm keeps it to itself: no inventory holds it. */
  readonly isPrivate: boolean;
}

export interface KnownOperator {
  readonly id: string;
  readonly creditCode: string | null;
  readonly filing: string | null;
  readonly province: string | null;
}

export interface NewOperator {
  readonly id: string;
  readonly creditCode: string;
  readonly name: string;
  readonly province: string | null;
  readonly filing: string | null;
  readonly source: string;
}

export interface KnownApp {
  readonly id: string;
  readonly platform: string;
  readonly package: string;
  readonly name: string;
  readonly filing: string | null;
  readonly operator: string | null;
}

export interface NewApp {
  readonly id: string;
  readonly kind: 'app' | 'mini-program' | 'quick-app' | 'preinstalled';
  readonly platform: string;
  readonly package: string;
  readonly name: string;
  readonly category: number | null;
  readonly filing: string | null;
  readonly reachBand: number;
  /** Of the filing number, until an operator is known. */
  readonly province: string | null;
}

export interface OperatorEvidence {
  readonly targetKind: 'app' | 'signer' | 'developer-account' | 'sdk' | 'store';
  readonly target: string;
  readonly operator: string;
  readonly kind: LinkEvidenceKind;
  readonly source: string;
  readonly detail: Readonly<Record<string, string>>;
}

/** What a scan of a listing's app would be made of. */
export interface ScanSubject {
  readonly artifact: string;
  readonly artifactState: ArtifactState;
  /** Somebody asked for a scan of it before. */
  readonly isScanned: boolean;
  /** And with the text that its policy has now. */
  readonly isScannedWithPolicy: boolean;
  readonly app: string | null;
  readonly category: number | null;
  readonly policy: { readonly sha256: string; readonly state: 'stored' | 'waiting' | 'refused'; readonly fileName: string } | null;
}

/** What is scanned when nobody asked: setting `scan-policy`. */
export interface ScanPolicy {
  /** On whose behalf; null: nothing is scanned by itself. */
  readonly organisation: string | null;
  readonly newVersion: ScanRule | null;
  readonly changedPolicy: ScanRule | null;
  readonly changedPermissions: ScanRule | null;
}

/** Why a listing is scanned without anybody asking. */
export type ScanReason = keyof Omit<ScanPolicy, 'organisation'>;

/** A listing of which something came or changed. */
export interface DueScan {
  readonly listing: string;
  readonly reason: ScanReason;
}

/** One whose turn it is. */
export interface TakenScan extends DueScan {
  /** Tries before this one. */
  readonly attempts: number;
  readonly store: string;
  readonly storeAppId: string;
}

export interface ScanRule {
  readonly profile: 'quick' | 'deep';
  /** Ids of engines; empty: all. */
  readonly engines: readonly string[];
}

export interface PolicyScan {
  readonly subject: ScanSubject;
  readonly rule: ScanRule;
  readonly organisation: string;
  readonly origin: ScanOrigin;
}

/** Rows of acquisition inside one transaction. */
export interface AcquisitionTransaction extends InventoryTransaction {
  /** Takes the store for polling; undefined when it is not active, or somebody polls it. */
  beginPoll(store: string, nowMs: number, leaseUntilMs: number): Promise<PolledStore | undefined>;
  /** Stores whose time has come, the longest waiting first. */
  dueStores(nowMs: number, limit: number): Promise<readonly string[]>;
  saveCursor(store: string, cursor: string | null, leaseUntilMs: number): Promise<void>;
  endPoll(store: string, end: { readonly fault: string | null; readonly breaker: Breaker; readonly nextPollMs: number }): Promise<void>;
  /** Counts problems; the same again is no new row. */
  addStoreProblems(
    store: string,
    problems: readonly { readonly code: string; readonly at: string; readonly storeAppId?: string }[],
  ): Promise<void>;

  holdListings(store: string, storeAppIds: readonly string[]): Promise<readonly KeptListing[]>;
  saveListings(rows: readonly ListingRow[]): Promise<void>;
  addListingChanges(rows: readonly ListingChangeRow[]): Promise<void>;
  /** Accounts by name, made where they are new. */
  accounts(
    store: string,
    accounts: readonly { readonly id: string; readonly account: string; readonly name: string; readonly operator: string | null }[],
  ): Promise<ReadonlyMap<string, string>>;

  operators(creditCodes: readonly string[], filings: readonly string[]): Promise<readonly KnownOperator[]>;
  /** Made where the code is new; names that are new to an operator are added to its names. */
  createOperators(rows: readonly NewOperator[]): Promise<void>;
  /** Apps by platform and package, made where they are new. */
  apps(rows: readonly NewApp[]): Promise<readonly KnownApp[]>;
  renameApps(rows: readonly { readonly app: string; readonly name: string }[]): Promise<void>;
  /** What lists show of an app: widest reach, filing number, last sight. */
  touchApps(rows: readonly { readonly app: string; readonly filing: string | null; readonly reachBand: number }[]): Promise<void>;

  artifactsBySha256(sha256s: readonly string[]): Promise<readonly KnownArtifact[]>;
  /** Those not declared before in the same words. */
  declare(rows: readonly NewAcquisition[]): Promise<void>;

  /** One that somebody wants again, whatever was refused before. */
  declareAgain(row: NewAcquisition): Promise<void>;
  /** One whose bytes are in quarantine already; nothing when it is known. */
  declareReceived(row: NewAcquisition): Promise<void>;
  /** Of these names in quarantine, those that no acquisition under way needs any more. */
  leftOver(names: readonly string[]): Promise<readonly string[]>;
  /** Bytes that an organisation uploaded since then. */
  uploadedBytes(organisation: string, sinceMs: number): Promise<number>;
  /** In any state. */
  anyAcquisition(id: string): Promise<HeldAcquisition | undefined>;
  /** The next ones to work on, leased: no more per store than it allows at once. */
  leaseWaiting(ask: {
    readonly nowMs: number;
    readonly leaseUntilMs: number;
    readonly limit: number;
    readonly machine: string;
  }): Promise<readonly HeldAcquisition[]>;
  /** The acquisition if the lease with this fence still holds. */
  holdAcquisition(id: string, fence: number): Promise<HeldAcquisition | undefined>;
  saveAcquisition(id: string, kept: KeptAcquisition): Promise<void>;
  storeBreaker(store: string): Promise<Breaker>;
  saveStoreBreaker(store: string, breaker: Breaker): Promise<void>;

  /** Whom the developer account of a listing belongs to. */
  operatorOfListing(listing: string): Promise<string | null>;
  linkListing(listing: string, app: string | null): Promise<void>;
  /** Whether an organisation inspects; others look only at what is theirs. */
  inspects(organisation: string): Promise<boolean>;
  /** Asks for the scan of a file that no store lists: as the uploader wants it. */
  scanUpload(artifact: string, held: HeldAcquisition): Promise<void>;
  scanSubject(listing: string): Promise<ScanSubject | undefined>;
  /** Whether some store lists these bytes. */
  isListed(sha256: string): Promise<boolean>;
  /** Due at once; one that is due already begins anew. */
  addDueScans(due: readonly DueScan[], nowMs: number): Promise<void>;
  /** Takes the next page of listings of a file or text that ended, and makes them due. @returns how many */
  addDueScansOfEnded(nowMs: number, limit: number): Promise<number>;
  /** The next one, gone when the transaction commits; what somebody else has taken is passed over. */
  takeDueScan(nowMs: number): Promise<TakenScan | undefined>;
  putOffDueScan(due: DueScan, to: { readonly attempts: number; readonly nextAtMs: number }): Promise<void>;
  dropDueScan(due: DueScan): Promise<void>;
  scanPolicy(): Promise<ScanPolicy>;
  requestScan(scan: PolicyScan): Promise<RequestScan>;
  announce(topic: string, subject: string, payload: Readonly<Record<string, unknown>>): Promise<void>;
}

export interface AcquisitionPorts {
  inTransaction<T>(work: (tx: AcquisitionTransaction) => Promise<T>): Promise<T>;
  /** By it polls and leases go. */
  nowMs(): number;
  /** By it is dated what was seen of the world; on a demonstration another time than that of the machine. */
  seenMs(): number;
  newId(): string;
  /** In [0, 1). */
  random(): number;
  readonly hash: Sha256;
  /** Type of the 39 that a store's word names; null when none. */
  categoryOf(text: string): number | null;
  /** What a store did wrong; undefined: the error is not a store's. */
  faultOf(error: unknown): StoreFaultLike | undefined;
  /** Others held what was needed, for too long or crosswise: trying again helps, and nothing is wrong with what was tried. */
  isBusy(error: unknown): boolean;
}

export interface StoreFaultLike {
  readonly code: string;
  readonly retryable: boolean;
  readonly retryAfterMs: number | undefined;
}
