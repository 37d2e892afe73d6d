import type { HookTable } from './hook-table.ts';

/** Stands for the table that scripts/build/recorder.ts compiles from the API table; the bundle has that one in its place. */
export const table: HookTable = { classes: [], files: [], properties: [] };
