import type { ListingChange } from '@touchstone/stores';
import type { DemoStore } from './samples/catalogues.ts';

/** What stood on a shelf when the store was stopped: version and state of each listing, by its id. */
export type KeptShelf = Readonly<Record<string, { readonly code: number | undefined; readonly state: ListingChange['state'] }>>;

export const keptShelf = (listings: readonly ListingChange[]): KeptShelf =>
  Object.fromEntries(listings.map(({ storeAppId, version, state }) => [storeAppId, { code: version?.code, state }]));

/** The store as it was left: what it had published is on its shelf, what it took down is off, and only the rest is still to come. */
export function asLeft({ name, catalogue, later }: DemoStore, kept: KeptShelf): DemoStore {
  const all = [catalogue, ...later];
  const every = all.flatMap(({ listings }) => listings);
  const leftOf = (listing: ListingChange): ListingChange => {
    const left = kept[listing.storeAppId];
    const last = every.findLast((one) => one.storeAppId === listing.storeAppId && one.version?.code === left?.code);
    return left === undefined || last === undefined ? listing : { ...last, state: left.state };
  };
  const isToCome = ({ storeAppId, version, state }: ListingChange): boolean => {
    const left = kept[storeAppId];
    return (
      left === undefined ||
      (version?.code ?? 0) > (left.code ?? 0) ||
      (version?.code === left.code && state === 'gone' && left.state !== 'gone')
    );
  };
  return {
    name,
    catalogue: {
      listings: catalogue.listings.map(leftOf),
      artifacts: all.flatMap(({ artifacts }) => artifacts),
      policies: all.flatMap(({ policies }) => policies),
    },
    later: later.filter(({ listings }) => listings.some(isToCome)),
  };
}
