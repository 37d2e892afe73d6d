export { type Allow, kindOf } from './address-rule.ts';
export type { Body } from './ask.ts';
export { type Fetched, type FetchOptions, fetchAddress } from './fetch-address.ts';
export { type GuardedFetchOptions, type GuardedInit, guardedFetch } from './guarded-fetch.ts';
export { OutboundFault, type OutboundFaultCode } from './outbound-fault.ts';
export type { Resolve } from './resolve.ts';
