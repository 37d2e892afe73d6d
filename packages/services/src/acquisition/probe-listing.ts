import { type Listing, type ListingState, observe, type Probe } from '@touchstone/domain/listing';

export interface LookAt {
  readonly listing: string;
  /** How it was looked at: `person`, `public-page`. */
  readonly method: string;
  /** From where: a network or account that is not another's. */
  readonly vantage: string;
  readonly result: Probe['result'];
  readonly versionName: string | null;
  /** What the page said, or what a person noted. */
  readonly page: Readonly<Record<string, unknown>>;
  /** Object that keeps the page as it came. */
  readonly raw: string | null;
}

export interface ProbeTransaction {
  holdListing(id: string): Promise<{ readonly listing: Listing; readonly versionName: string | null } | undefined>;
  saveLook(id: string, look: LookAt): Promise<void>;
  saveListingState(listing: string, next: Listing): Promise<void>;
  announce(topic: string, subject: string, payload: Readonly<Record<string, unknown>>): Promise<void>;
}

export interface ProbePorts {
  inTransaction<T>(work: (tx: ProbeTransaction) => Promise<T>): Promise<T>;
  nowMs(): number;
  newId(): string;
}

export type ProbeListing =
  | { readonly ok: true; readonly id: string; readonly state: ListingState }
  | { readonly ok: false; readonly reason: 'not-found' };

/** Records a look at a listing and what follows from it: gone is said after several looks from several places. */
export function probeListing(ports: ProbePorts, look: LookAt): Promise<ProbeListing> {
  return ports.inTransaction(async (tx): Promise<ProbeListing> => {
    const held = await tx.holdListing(look.listing);
    if (held === undefined) return { ok: false, reason: 'not-found' };
    const isChanged = look.versionName !== null && held.versionName !== null && look.versionName !== held.versionName;
    const { vantage, result } = look;
    const { next, effects } = observe(held.listing, { atMs: ports.nowMs(), vantage, result, isChanged });
    const id = ports.newId();
    await tx.saveLook(id, look);
    await tx.saveListingState(look.listing, next);
    for (const effect of effects) await tx.announce(`listing.${effect}`, look.listing, { listing: look.listing, probe: id });
    return { ok: true, id, state: next.state };
  });
}
