// @touchstone/scan-core/elf: this reader on its own, without rules and data.
export * from '@touchstone/formats/elf';
export type { Parsed, Problem } from '@touchstone/kernel/problem';
