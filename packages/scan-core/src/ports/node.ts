// @touchstone/scan-core/ports: what the readers need from outside, as arguments.
export type { Hash, HashName, Inflate, Ports } from '@touchstone/kernel/ports';
export { ports } from '@touchstone/ports-node';
