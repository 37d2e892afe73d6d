import { type Listing, NEW_LISTING } from '@touchstone/domain/listing';
import { DELISTING_POLICY, isDelisted } from '@touchstone/domain/order-item';
import type {
  CaseInHand,
  CaseWish,
  DelistingPorts,
  DelistingTransaction,
  DelistingWork,
  ItemEventRow,
  LookRow,
  OrderItem,
  OwedAtOnce,
  StoreFinding,
} from './ports.ts';

export const HOUR_MS = 3_600_000;
export const STORES = ['north', 'south'] as const;

interface Shelved {
  readonly id: string;
  readonly store: string;
  /** What a visitor sees. */
  isThere: boolean;
  listing: Listing;
}

/** One app on the shelves of two stores, its case, and everything that delisting keeps of it, in memory. */
export class Shelves {
  readonly listings: Shelved[] = [];
  readonly items = new Map<string, OrderItem>();
  readonly events: ItemEventRow[] = [];
  readonly looks: LookRow[] = [];
  readonly findings: StoreFinding[] = [];
  readonly told: string[] = [];
  readonly clocks: OwedAtOnce[] = [];
  readonly gaps = new Set<string>();
  readonly orders = new Map<string, string>();
  state = 'DELIST_DRAFT';
  nowMs = HOUR_MS;
  #ids = 0;

  put(store: string): void {
    const listing: Listing = { ...NEW_LISTING, state: 'LIVE', firstSeenMs: this.nowMs, lastSeenMs: this.nowMs };
    this.listings.push({ id: `l${this.listings.length}`, store, isThere: true, listing });
  }

  get all(): readonly OrderItem[] {
    return [...this.items.values()];
  }

  readonly ports: DelistingPorts = { inTransaction: (work) => work(this.tx), nowMs: () => this.nowMs };

  #held(): CaseInHand {
    return {
      ...{ id: 'case', state: this.state, subjectKind: 'app', app: 'app', operator: 'firm', organisation: 'ministry', province: null },
      ...{ handler: null, delistedMs: null, noRelistUntilMs: null },
    };
  }

  /** The case's own table, as far as delisting goes; a step that is not there is refused. */
  #move({ event }: CaseWish): { readonly ok: true } | { readonly ok: false; readonly reason: string } {
    const steps: Readonly<Record<string, readonly [from: string, to: string]>> = {
      'order-delisting': ['DELIST_DRAFT', 'DELIST_ORDERED'],
      'verify-absent': ['DELIST_ORDERED', 'DELISTED'],
      'found-on-shelf': ['DELISTED', 'DELIST_ORDERED'],
    };
    const step = steps[event];
    if (step === undefined || step[0] !== this.state) return { ok: false, reason: 'no-such-step' };
    if (event === 'verify-absent' && !isDelisted(this.all)) return { ok: false, reason: 'all-absent' };
    this.state = step[1];
    return { ok: true };
  }

  readonly tx: DelistingTransaction & DelistingWork = {
    nowMs: () => this.nowMs,
    newId: () => `00000000-0000-7000-8000-${String(++this.#ids).padStart(12, '0')}`,
    delistingPolicy: async () => DELISTING_POLICY,
    placesOf: async () => 2,
    nameFiles: async () => undefined,
    casesOf: async () => [this.#held()],
    caseInHand: async () => this.#held(),
    holdCaseInHand: async () => this.#held(),
    listingsOf: async (_app, store) =>
      this.listings.filter((one) => isShown(one) && (store === undefined || one.store === store)).map(listed),
    itemsOfCase: async () => this.all,
    holdItem: async (id) => this.items.get(id),
    holdItems: async (ids) => new Map(this.all.filter(({ id }) => ids.includes(id)).map((item) => [item.id, item])),
    insertItem: async (item) => void this.items.set(item.id, item),
    saveItems: async (items) => {
      for (const item of items) this.items.set(item.id, { ...item, rowVersion: item.rowVersion + 1 });
    },
    addItemEvents: async (events) => void this.events.push(...events),
    holdListings: async (ids) =>
      new Map(this.listings.filter(({ id }) => ids.includes(id)).map(({ id, listing }) => [id, { listing, versionName: null }])),
    saveListings: async (changed) => {
      for (const { id, next } of changed) {
        const held = this.listings.find((one) => one.id === id);
        if (held !== undefined) held.listing = next;
      }
    },
    saveItemLooks: async (looks) => void this.looks.push(...looks),
    hasFinding: async (item) => this.findings.some((finding) => finding.item === item),
    addStoreFinding: async (finding) => void this.findings.push(finding),
    moveCase: async (wish) => this.#move(wish),
    startNoRelist: async () => null,
    startClock: async (owed) => {
      this.clocks.push(owed);
      return owed.rule.kind === 'instant' ? Date.parse(owed.rule.at) : null;
    },
    closeRelistings: async () => {},
    meetAtOnce: async () => {},
    announce: async (topic) => void this.told.push(topic),
    organisationOf: async () => 'ministry',

    dueSends: async (nowMs) => this.#byStore((item) => item.nextSendMs !== null && item.nextSendMs <= nowMs),
    duePolls: async (nowMs) => this.#byStore((item) => item.nextPollMs !== null && item.nextPollMs <= nowMs),
    dueLooks: async (nowMs) => this.#byStore((item) => item.nextProbeMs !== null && item.nextProbeMs <= nowMs),
    dueItems: async (nowMs) =>
      this.all
        .filter(({ dueMs, escalateMs, state }) => (state === 'OVERDUE' ? escalateMs : dueMs) !== null)
        .filter(({ dueMs, escalateMs, state }) => (state === 'OVERDUE' ? escalateMs! : dueMs!) <= nowMs)
        .map(({ id }) => id),
    foreignLooks: async () => [],
    returnedListings: async () => [],
    listingsUnderBan: async () => {
      const isBanned = this.all.some(({ kind, state, releasedMs }) => kind === 'delist' && state !== 'WITHDRAWN' && releasedMs === null);
      const known = new Set([...this.all.map(({ listing }) => listing), ...this.gaps]);
      const found = this.listings.filter((one) => isShown(one) && !known.has(one.id));
      return isBanned ? found.map((one) => ({ case: 'case', app: listed(one), order: this.#orderOf(one.store) })) : [];
    },
    noteGap: async (_of, listing) => void this.gaps.add(listing),
    casesToSettle: async () => [],
    saveOrderBreaker: async () => {},
    orderBreaker: async () => ({ state: 'closed', failures: 0 }),
  };

  #orderOf(store: string) {
    const id = this.orders.get(store);
    const rule = this.clocks.find(({ order }) => order === id)?.rule;
    const escalateAfterHours = rule?.kind === 'at-once' ? rule.escalateAfterHours : null;
    return id === undefined ? null : { id, number: id, escalateAfterHours };
  }

  #byStore(isDue: (item: OrderItem) => boolean) {
    return STORES.map((store) => ({
      ...{ store, breaker: { state: 'closed', failures: 0 } as const, isConnected: false },
      items: this.all.filter((item) => item.store === store && isDue(item)),
    })).filter(({ items }) => items.length > 0);
  }
}

/** As far as anybody knows, people can install it. */
export const isShown = ({ listing }: Shelved): boolean => listing.state !== 'GONE' && listing.state !== 'FORCED_OFF';

const listed = ({ id, store }: Shelved) => ({
  listing: id,
  store,
  storeAppId: id,
  package: 'cn.example',
  name: '示例',
  versionName: '1.0',
});
