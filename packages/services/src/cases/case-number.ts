const SHANGHAI_MS = 8 * 3_600_000;

/** The year that an instant lies in, in Asia/Shanghai: numbers begin anew with it. */
export const yearOf = (atMs: number): number => new Date(atMs + SHANGHAI_MS).getUTCFullYear();
