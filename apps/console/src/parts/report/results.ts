/** From the worst to the best; what was not tested must not look clean. */
export const RESULTS = ['violation', 'suspected', 'undecided', 'not-tested', 'not-found'] as const;
export type Result = (typeof RESULTS)[number];
