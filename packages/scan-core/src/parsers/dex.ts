// @touchstone/scan-core/dex: this reader on its own, without rules and data.
export * from '@touchstone/formats/dex';
export type { Parsed, Problem } from '@touchstone/kernel/problem';
