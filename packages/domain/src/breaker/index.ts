export { type Breaker, type BreakerPolicy, closedBreaker, failed, type Permission, permit, succeeded } from './breaker.ts';
