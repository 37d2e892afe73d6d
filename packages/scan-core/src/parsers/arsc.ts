// @touchstone/scan-core/arsc: this reader on its own, without rules and data.
export * from '@touchstone/formats/arsc';
export type { Parsed, Problem } from '@touchstone/kernel/problem';
