// @touchstone/scan-core/zip: this reader on its own, without rules and data.
export * from '@touchstone/formats/zip';
export { type ByteSource, OutOfBytes, sourceOf } from '@touchstone/kernel/bytes';
export type { Parsed, Problem } from '@touchstone/kernel/problem';
