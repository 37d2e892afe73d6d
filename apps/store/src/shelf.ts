import type { ListingChange, OrderReport, StoreOrder } from '@touchstone/stores';

/** A file of the store: in memory when it was built here, on disk when npm brought it. */
export interface ShelfFile {
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly mediaType: string;
  readonly content: Uint8Array | { readonly path: string };
}

/** Listings as they are to be shown, with the files they name. */
export interface Catalogue {
  readonly listings: readonly ListingChange[];
  readonly artifacts: readonly ShelfFile[];
  readonly policies: readonly ShelfFile[];
}

interface Shelved {
  readonly listing: ListingChange;
  /** Of its last change: later ones are larger. */
  readonly seq: number;
}

/** What a store has on offer, who ordered what, and the order in which it changed. */
export class Shelf {
  readonly #listings = new Map<string, Shelved>();
  readonly #artifacts = new Map<string, ShelfFile>();
  readonly #policies = new Map<string, ShelfFile>();
  /** What the public does not see although the feed has it. */
  readonly #hidden = new Set<string>();
  readonly #orders = new Map<string, { readonly order: StoreOrder; report: OrderReport }>();
  readonly #onChange: (listings: readonly ListingChange[]) => void;
  #seq = 0;

  constructor(onChange: (listings: readonly ListingChange[]) => void = () => {}) {
    this.#onChange = onChange;
  }

  add({ listings, artifacts, policies }: Catalogue): void {
    for (const file of artifacts) this.#artifacts.set(file.sha256, file);
    for (const file of policies) this.#policies.set(file.sha256, file);
    for (const listing of listings) this.put(listing);
  }

  put(listing: ListingChange): void {
    this.#seq++;
    this.#listings.set(listing.storeAppId, { listing, seq: this.#seq });
    this.#onChange(this.listings());
  }

  hide(storeAppId: string, isHidden: boolean): void {
    if (isHidden) this.#hidden.add(storeAppId);
    else this.#hidden.delete(storeAppId);
  }

  /** Whether its page shows it. */
  isShown(storeAppId: string): boolean {
    return this.listing(storeAppId)?.state === 'live' && !this.#hidden.has(storeAppId);
  }

  get seq(): number {
    return this.#seq;
  }

  /** Listings that changed after `seq`, in the order of their last change. */
  after(seq: number, limit: number): { readonly listings: readonly ListingChange[]; readonly seq: number; readonly hasMore: boolean } {
    const later = [...this.#listings.values()].filter((one) => one.seq > seq).sort((a, b) => a.seq - b.seq);
    const page = later.slice(0, limit);
    return { listings: page.map(({ listing }) => listing), seq: page.at(-1)?.seq ?? seq, hasMore: later.length > page.length };
  }

  listing(storeAppId: string): ListingChange | undefined {
    return this.#listings.get(storeAppId)?.listing;
  }

  listings(): readonly ListingChange[] {
    return [...this.#listings.values()].map(({ listing }) => listing);
  }

  artifact(sha256: string): ShelfFile | undefined {
    return this.#artifacts.get(sha256);
  }

  policy(sha256: string): ShelfFile | undefined {
    return this.#policies.get(sha256);
  }

  order(id: string): { readonly order: StoreOrder; readonly report: OrderReport } | undefined {
    return this.#orders.get(id);
  }

  orders(): readonly { readonly order: StoreOrder; readonly report: OrderReport }[] {
    return [...this.#orders.values()];
  }

  setOrder(order: StoreOrder, report: OrderReport): void {
    this.#orders.set(order.id, { order, report });
  }
}
