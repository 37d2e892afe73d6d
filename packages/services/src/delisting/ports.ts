import type { Permission } from '@touchstone/domain/access';
import type { Breaker } from '@touchstone/domain/breaker';
import type { DeadlineRule } from '@touchstone/domain/deadline';
import type { Listing } from '@touchstone/domain/listing';
import type { DelistingPolicy, Item, ItemEvent, ItemKind, ItemLook, ItemState, ObjectionCode } from '@touchstone/domain/order-item';

/** What the store is told of its order besides the order. */
export interface OrderMessage {
  readonly type: 'withdrawn' | 'objection-accepted' | 'objection-rejected';
  readonly documentNumber: string;
  readonly reason: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
}

/** What a store brought forward against an item, and what was decided of it. */
export interface Objection {
  readonly code: ObjectionCode;
  readonly text: string;
  /** SHA-256 of files that it handed in, or addresses. */
  readonly evidence: readonly string[];
  readonly atMs: number;
  readonly decision?: { readonly accepted: boolean; readonly reason: string; readonly by: string; readonly atMs: number };
}

/** One listing of one store under one order. Times in milliseconds. */
export interface OrderItem extends Item {
  readonly id: string;
  readonly order: string;
  /** 文号. */
  readonly orderNumber: string;
  readonly case: string;
  readonly listing: string;
  readonly store: string;
  readonly storeAppId: string;
  readonly package: string;
  readonly appName: string;
  readonly versionName: string;
  readonly isLater: boolean;
  readonly round: number;
  readonly predecessor: string | null;
  readonly objectionOf: Objection | null;
  readonly startedMs: number;
  readonly dueMs: number | null;
  /** When it is a superior's; null: nothing is due. */
  readonly escalateMs: number | null;
  /** As its document says; null where it says none. */
  readonly escalateAfterHours: number | null;
  readonly nextSendMs: number | null;
  readonly sendAttempts: number;
  readonly sendFault: string | null;
  readonly sentMs: number | null;
  readonly deliveredMs: number | null;
  readonly ackedMs: number | null;
  readonly verifiedMs: number | null;
  readonly overdueMs: number | null;
  readonly escalatedMs: number | null;
  readonly reappearedMs: number | null;
  readonly releasedMs: number | null;
  readonly nextPollMs: number | null;
  readonly probeStep: number;
  readonly nextProbeMs: number | null;
  readonly lastLookMs: number | null;
  readonly message: OrderMessage | null;
  readonly createdMs: number;
  readonly rowVersion: number;
  readonly lastSeq: number;
}

export interface ItemEventRow {
  readonly item: string;
  readonly seq: number;
  readonly event: ItemEvent | 'create';
  readonly from: ItemState | '';
  readonly to: ItemState;
  readonly actor: string;
  readonly basis: string;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly atMs: number;
}

/** A case as delisting looks at it. */
export interface CaseInHand {
  readonly id: string;
  readonly state: string;
  readonly subjectKind: string;
  readonly app: string | null;
  readonly operator: string | null;
  readonly organisation: string;
  readonly province: string | null;
  readonly handler: string | null;
  readonly delistedMs: number | null;
  readonly noRelistUntilMs: number | null;
}

/** A listing that people can install from, as far as anybody knows. */
export interface ListedApp {
  readonly listing: string;
  readonly store: string;
  readonly storeAppId: string;
  readonly package: string;
  readonly name: string;
  readonly versionName: string;
}

/** An order that was issued to a store; `documents` of it are no matter here. */
export interface IssuedOrder {
  readonly id: string;
  readonly number: string;
  readonly type: string;
  readonly case: string | null;
  readonly notice: string | null;
  readonly organisation: string;
  readonly province: string | null;
  readonly addressee: { readonly kind: string; readonly id: string };
  readonly issuedMs: number;
  /** When the notice was published; null where there is none. */
  readonly publishedMs: number | null;
  /** As the document sets it; at once where it sets nothing. */
  readonly deadline?: DeadlineRule | null;
}

/** Who does it, and what it rests on. */
export interface By {
  /** `person:<id>`, `system:<part>`, `store:<id>`. */
  readonly actor: string;
  readonly organisation: string | null;
  readonly basis: string;
  /** What a person holds; nothing for the system. */
  readonly permissions?: readonly Permission[];
}

/** Why the duties of a store are in question, with the look that shows it. */
export type StoreFault = 'false-report' | 'reappeared' | 'listed-under-ban';

export interface StoreFinding {
  readonly id: string;
  readonly item: string;
  readonly store: string;
  readonly clause: string;
  readonly rule: string;
  readonly fingerprint: string;
  readonly summary: string;
  /** Row of the look whose page is the proof. */
  readonly probe: string | null;
  readonly atMs: number;
}

export interface LookRow {
  readonly id: string;
  readonly listing: string;
  /** `public-page`, `person`. */
  readonly method: string;
  readonly vantage: string;
  readonly result: ItemLook['result'];
  readonly versionName: string | null;
  readonly page: Readonly<Record<string, unknown>>;
  /** The page as it came, by its digest. */
  readonly raw: { readonly sha256: string; readonly sizeBytes: number } | null;
  readonly atMs: number;
}

export interface HeldListing {
  readonly listing: Listing;
  readonly versionName: string | null;
}

/** What a case is asked to do; the only way it changes. */
export interface CaseWish {
  readonly caseId: string;
  readonly event: 'order-delisting' | 'verify-absent' | 'found-on-shelf' | 'approve-relisting' | 'relist' | 'close';
  readonly basis: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly by: Omit<By, 'basis'>;
}

export interface OwedAtOnce {
  readonly order: string;
  readonly store: string;
  readonly case: string | null;
  readonly organisation: string;
  readonly province: string | null;
  readonly startedMs: number;
  /** Its start is the publication of a notice, and not the issue of the order. */
  readonly isPublished: boolean;
  readonly rule: DeadlineRule;
}

/** Rows of delisting inside one transaction. */
export interface DelistingTransaction {
  nowMs(): number;
  newId(): string;
  delistingPolicy(): Promise<DelistingPolicy>;
  /** Places from which a store is looked at by the platform. */
  placesOf(store: string): Promise<number>;

  /** Held. */
  casesOf(order: Pick<IssuedOrder, 'case' | 'notice'>): Promise<readonly CaseInHand[]>;
  caseInHand(id: string): Promise<CaseInHand | undefined>;
  /** The same, held: of two who brought the last two items off, the second one sees both. */
  holdCaseInHand(id: string): Promise<CaseInHand | undefined>;
  /** Listings of an app, and of apps that were merged into it, that are not known to be gone; all stores when none is named. */
  listingsOf(app: string, store?: string): Promise<readonly ListedApp[]>;

  itemsOfCase(id: string): Promise<readonly OrderItem[]>;
  /** An item, its case before it: in this order everybody takes them, so that nobody waits for who waits for them. */
  holdItem(id: string): Promise<OrderItem | undefined>;
  /** Many, by case and item; those that are not there are left out. */
  holdItems(ids: readonly string[]): Promise<ReadonlyMap<string, OrderItem>>;
  insertItem(item: OrderItem): Promise<void>;
  saveItems(items: readonly OrderItem[]): Promise<void>;
  addItemEvents(events: readonly ItemEventRow[]): Promise<void>;
  /** Files among the digests of an answer, which its store brought to any item of its own, are the item's as well. */
  nameFiles(item: string, digests: readonly string[]): Promise<void>;

  /** Listings, after their items. */
  holdListings(ids: readonly string[]): Promise<ReadonlyMap<string, HeldListing>>;
  saveListings(changed: readonly { readonly id: string; readonly next: Listing }[]): Promise<void>;
  saveItemLooks(looks: readonly LookRow[]): Promise<void>;
  hasFinding(item: string): Promise<boolean>;
  addStoreFinding(finding: StoreFinding): Promise<void>;

  moveCase(wish: CaseWish): Promise<{ readonly ok: true } | { readonly ok: false; readonly reason: string }>;
  /** The period in which it may not come back, from the day it was off every shelf. @returns its end, null while its calendar is not published */
  startNoRelist(of: CaseInHand, workingDays: number, basis: string, startMs: number): Promise<number | null>;
  /** The clock of an order. @returns when it is due; null while a calendar is missing */
  startClock(owed: OwedAtOnce): Promise<number | null>;
  /** The stores were told, and one has it on its shelf again. */
  closeRelistings(of: string): Promise<void>;
  /** The store has done all of an order. */
  meetAtOnce(order: string): Promise<void>;
  announce(topic: string, subject: string, organisation: string | null, payload: Readonly<Record<string, unknown>>): Promise<void>;
  organisationOf(item: Pick<OrderItem, 'case'>): Promise<string | null>;
}

/** What loops take up. */
export interface DelistingWork {
  dueSends(nowMs: number, limit: number): Promise<readonly StoreItems[]>;
  duePolls(nowMs: number, limit: number): Promise<readonly StoreItems[]>;
  dueLooks(nowMs: number, limit: number): Promise<readonly StoreItems[]>;
  /** Items past their due, and overdue ones past the second limit. */
  dueItems(nowMs: number, limit: number): Promise<readonly string[]>;
  /** Looks that others recorded since the item was last looked at. */
  foreignLooks(limit: number): Promise<readonly { readonly item: string; readonly look: ItemLook }[]>;
  /** Verified items whose store says itself that it offers the listing. */
  returnedListings(limit: number): Promise<readonly { readonly item: string; readonly canLook: boolean; readonly change: string }[]>;
  /** Listings of apps under a ban that no item is about, those aside that were told. */
  listingsUnderBan(limit: number): Promise<readonly UnorderedListing[]>;
  /** A gap that was told is not told again. */
  noteGap(of: string, listing: string, foundMs: number): Promise<void>;
  /** Cases whose state and items do not agree. */
  casesToSettle(limit: number): Promise<readonly string[]>;
  saveOrderBreaker(store: string, breaker: Breaker): Promise<void>;
  orderBreaker(store: string): Promise<Breaker>;
}

export interface StoreItems {
  readonly store: string;
  readonly breaker: Breaker;
  /** Whether it takes orders by the store protocol. */
  readonly isConnected: boolean;
  readonly items: readonly OrderItem[];
}

export interface UnorderedListing {
  readonly case: string;
  readonly app: ListedApp;
  /** An issued order to this store about this case; null: the store has none yet. */
  readonly order: { readonly id: string; readonly number: string; readonly escalateAfterHours: number | null } | null;
}

/** What a store says about an order. */
export interface StoreAnswer {
  readonly state: 'received' | 'acknowledged' | 'done' | 'refused' | 'withdrawn';
  readonly refusal?: string;
  readonly objection?: { readonly code: string; readonly text: string };
}

export interface StoreFaultLike {
  /** `unreachable`, `not-permitted`, `not-found` … */
  readonly code: string;
  readonly httpStatus?: number | undefined;
  readonly retryable: boolean;
  readonly retryAfterMs?: number | undefined;
}

export interface DelistingPorts {
  inTransaction<T>(work: (tx: DelistingTransaction & DelistingWork) => Promise<T>): Promise<T>;
  nowMs(): number;
}

/** What the platform asks of a store over the wire. */
export interface StoreWire {
  sendOrder(store: string, order: OrderToSend): Promise<StoreAnswer>;
  orderState(store: string, id: string): Promise<StoreAnswer>;
  sendMessage(store: string, id: string, message: OrderMessage): Promise<StoreAnswer | undefined>;
  /** What a failure was; undefined: none of the store's. */
  faultOf(error: unknown): StoreFaultLike | undefined;
}

export interface OrderToSend {
  readonly id: string;
  readonly kind: 'delist' | 'relist' | 'block-search';
  readonly storeAppId: string;
  readonly packageName?: string;
  readonly documentNumber: string;
  readonly reason: string;
  readonly issuedAt: string;
  readonly dueAt: string;
}

/** One look from each place; none where the store cannot be looked at from here. */
export type LookAt = (item: OrderItem) => Promise<readonly Omit<LookRow, 'id' | 'listing' | 'atMs'>[]>;

export type { ItemKind, ItemLook };
