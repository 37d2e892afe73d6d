import type { Fact } from '@touchstone/facts';

/** What changes from build to build and from run to run without the matter changing. */
const PASSING = new Set(['count', 'windowSeconds', 'periodSeconds', 'seconds', 'batch', 'characters', 'within48h']);

/**
 * The same for the same observation in two builds: kind, attributes and the method or element where it stands. Offsets, lines and counts
 * move with every change of the code and every run.
 */
export function factKey({ kind, attributes, at }: Fact): string {
  const parts = Object.entries(attributes)
    .filter(([name]) => !PASSING.has(name))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([kind, parts, at.method ?? at.class ?? '']);
}
