export { FEED_LIMITS, type FeedLimits, howManyToFeed, type Portion, portions, type QueueState, type Source } from './feed.ts';
export { type Leasable, type LeaseRoom, pickLeases, type Slots } from './lease.ts';
export { PRIORITIES, priorityOf, type ScanOrigin } from './priority.ts';
