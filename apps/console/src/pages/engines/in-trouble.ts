const SOUND: ReadonlySet<string> = new Set(['ACTIVE', 'RETIRED']);

/** Whether a version is broken off, on probation, degraded or paused. */
export const isInTrouble = ({ state, breaker }: { readonly state: string; readonly breaker: string }): boolean =>
  !SOUND.has(state) || (state !== 'RETIRED' && breaker !== 'closed');
