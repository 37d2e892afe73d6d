import type { StoreFault } from './store-fault.ts';

/**
 * What a store can be asked. One folder per kind of store implements it; `connector.contract.ts` is run against each.
 *
 * Every method rejects with a {@link StoreFault} and nothing else, but for the signal's own reason when it is aborted.
 */
export interface StoreConnector {
  readonly about: ConnectorDescription;
  /**
   * Pages of listing changes after `cursor`, oldest first; from the beginning when it is undefined. Ends when the store has no more for now.
   * The `next` of any page, given again, continues exactly behind that page. A change may come twice; none is left out.
   */
  changes(cursor: string | undefined, signal: AbortSignal): AsyncIterable<ChangePage>;
  /** The bytes of an artifact from `range.from` on. Neither size nor hash is believed here: {@link download} checks them. */
  openArtifact(ref: ArtifactRef, range: ByteRange, signal: AbortSignal): Promise<ArtifactStream>;
  /** The text of a privacy policy as the store keeps it; its hash is checked. */
  policyText?(ref: PolicyRef, signal: AbortSignal): Promise<PolicyText>;
  /** Sends an order. Sending the same id again is harmless. */
  sendOrder?(order: StoreOrder, signal: AbortSignal): Promise<OrderReport>;
  orderState?(id: string, signal: AbortSignal): Promise<OrderReport>;
  /** Tells a store something about its order: that it is withdrawn, or what became of its objection. Stores may leave it out. */
  sendOrderMessage?(id: string, message: OrderMessage, signal: AbortSignal): Promise<OrderReport>;
  /** Looks at what the store shows the public. Never says `gone` without a page that says so. */
  probe?(listing: ListingRef, signal: AbortSignal): Promise<ProbeResult>;
}

export type ConnectorKind = 'store-feed' | 'fdroid' | 'folder' | 'probe';

export type Capability = 'changes' | 'artifacts' | 'ranges' | 'policies' | 'orders' | 'probe';

export interface ConnectorDescription {
  /** The store: `huayang`. */
  readonly id: string;
  readonly kind: ConnectorKind;
  readonly can: readonly Capability[];
  readonly rate: RateLimit;
  /** Whether an artifact comes with the certificate the store saw: then a foreign one is a lie, not a finding. */
  readonly declaresSigner: boolean;
}

/** Requests to one store: `perSecond` on average, `burst` at once, `atOnce` under way. */
export interface RateLimit {
  readonly perSecond: number;
  readonly burst: number;
  readonly atOnce: number;
}

export interface ChangePage {
  readonly changes: readonly ListingChange[];
  /** What could not be understood of the page; the rest of it stands. */
  readonly problems: readonly ChangeProblem[];
  /** Give it back to continue behind this page. Opaque. */
  readonly next: string;
}

export interface ChangeProblem {
  /** `<connector>/<what>`: `feed/bad-sha256`. */
  readonly code: string;
  /** Where in the page: `changes[3].artifact.sha256`. */
  readonly at: string;
  readonly storeAppId?: string;
}

/** One listing of one store as it is now; not a difference. */
export interface ListingChange {
  readonly storeAppId: string;
  /** `gone`: no longer offered. Everything but the id may be missing then. */
  readonly state: 'live' | 'gone';
  /** When the store changed it, ISO 8601 in UTC. */
  readonly updatedAt: string;
  readonly platform: 'android' | 'harmony' | 'ios' | 'mini-program' | 'quick-app';
  readonly packageName?: string;
  /** Shown names by language: `zh-CN`, `en`. */
  readonly names: Readonly<Record<string, string>>;
  readonly developer?: DeveloperStatement;
  /** App备案号. */
  readonly filingNumber?: string;
  readonly category?: string;
  /** As the store words it: `100万+`. */
  readonly downloads?: string;
  readonly version?: { readonly name: string; readonly code?: number };
  readonly artifact?: ArtifactRef;
  readonly policy?: PolicyRef;
  /** Permissions the store shows to the user. */
  readonly permissions: readonly string[];
}

export interface DeveloperStatement {
  readonly name: string;
  /** The developer's account in the store. */
  readonly account?: string;
  /** 统一社会信用代码, as the store has it: checked by who links it. */
  readonly creditCode?: string;
  /** 属地: two digits of GB/T 2260, `44` for Guangdong. */
  readonly province?: string;
}

export type ArtifactKind = 'apk' | 'apks' | 'xapk' | 'apkm' | 'aab' | 'hap' | 'ipa';

/** An artifact as the store declares it. */
export interface ArtifactRef {
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly kind: ArtifactKind;
  /** SHA-256 of signing certificates; empty when the store does not say. */
  readonly signers: readonly string[];
  /** Where the connector finds it, if not by its hash. */
  readonly location?: string;
}

export interface PolicyRef {
  readonly url?: string;
  /** SHA-256 of the text that the store keeps. */
  readonly sha256?: string;
}

export interface PolicyText {
  readonly sha256: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** From `from` to the end of the file. @see ArtifactStream.from */
export interface ByteRange {
  readonly from: number;
}

export interface ArtifactStream {
  /** Where the bytes really start: 0 when the store cannot give ranges. */
  readonly from: number;
  /** Size of the whole, as the store says with the bytes; undefined when it does not. */
  readonly totalBytes: number | undefined;
  readonly bytes: AsyncIterable<Uint8Array>;
}

export interface StoreOrder {
  readonly id: string;
  readonly kind: 'delist' | 'relist' | 'block-search' | 'unblock-search';
  readonly storeAppId: string;
  readonly packageName?: string;
  /** 文号. */
  readonly documentNumber: string;
  readonly reason: string;
  /** ISO 8601 in UTC. */
  readonly issuedAt: string;
  readonly dueAt: string;
}

/** What the store says about an order; whether it is true, only a probe tells. */
export interface OrderReport {
  readonly id: string;
  readonly state: 'received' | 'acknowledged' | 'done' | 'refused' | 'withdrawn';
  readonly acknowledgedAt?: string;
  readonly doneAt?: string;
  readonly refusal?: string;
  /** Why it is refused, in a word of the protocol. */
  readonly objection?: OrderObjection;
}

/** `not-ours`, `other-app-same-name`, `already-off`, `other-channel-package`; a word that nobody knows counts as `other`. */
export interface OrderObjection {
  readonly code: string;
  readonly text: string;
}

/** What the platform says of an order after it was sent. */
export interface OrderMessage {
  readonly type: 'withdrawn' | 'objection-accepted' | 'objection-rejected';
  /** 文号 that it rests on. */
  readonly documentNumber: string;
  readonly reason: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
}

export interface ListingRef {
  readonly storeAppId: string;
  readonly packageName?: string;
}

export interface ProbeResult {
  /** `undecided` whenever the page does not plainly say one or the other. */
  readonly state: 'live' | 'gone' | 'undecided';
  /** `page/off-shelf`, `page/captcha`, `http/503`. */
  readonly reason: string;
  readonly url: string;
  readonly httpStatus?: number;
  /** Of the page as it came: the probe is evidence. */
  readonly pageSha256?: string;
  readonly page?: Uint8Array;
  readonly statement?: PageStatement;
}

/** What a store's page says of an app. */
export interface PageStatement {
  readonly packageName?: string;
  readonly name?: string;
  readonly versionName?: string;
  readonly versionCode?: number;
  readonly developer?: string;
  readonly filingNumber?: string;
  readonly policyUrl?: string;
  readonly permissions?: readonly string[];
  /** `2026-11-02`. */
  readonly updatedOn?: string;
}

export type { StoreFault };
