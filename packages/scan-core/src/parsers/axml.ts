// @touchstone/scan-core/axml: this reader on its own, without rules and data.
export * from '@touchstone/formats/axml';
export type { Parsed, Problem } from '@touchstone/kernel/problem';
