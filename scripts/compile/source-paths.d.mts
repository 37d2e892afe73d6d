/** The generated module below the root, and the record of its making. */
export const TARGET: string;
export const STAMP: string;

/** Paths of all source files below `root`, sorted by code point. */
export function sourcePaths(root: string): string[];

/** Changes when a file is added, removed, or written; says nothing when files were only copied. */
export function quickDigest(root: string, paths: readonly string[]): string;

/** Digests of the last run, when what it wrote is still there. */
export function lastRun(root: string): { readonly quick: string; readonly sources: string } | undefined;

/** No source was touched since the module was made. */
export function isUntouched(root: string): boolean;
