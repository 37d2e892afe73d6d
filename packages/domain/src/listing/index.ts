export { callsForScan, changedFields, LISTING_FIELDS, type ListingFacts, type ListingField } from './changes.ts';
export {
  forceOff,
  GONE_POLICY,
  type GonePolicy,
  isOnShelf,
  LISTING_STEPS,
  type Listing,
  type ListingEffect,
  type ListingEvent,
  type ListingGuard,
  type ListingOutcome,
  type ListingState,
  NEW_LISTING,
  observe,
  type Probe,
} from './listing.ts';
