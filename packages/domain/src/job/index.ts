export { FEED_LIMITS, type FeedLimits, howManyToFeed, type Portion, portions, type QueueState, type Source } from './feed.ts';
export { PRIORITIES, priorityOf, type ScanOrigin } from './priority.ts';
