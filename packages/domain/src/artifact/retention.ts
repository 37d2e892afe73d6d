/** How long things are kept: by what they are for, never by their age alone. */
export type RetentionClass = 'ordinary' | 'newest' | 'case' | 'self-check';

/** Days after the last event of the class; null: for ever. An installation may lengthen them. */
export const RETENTION_DAYS: Readonly<Record<RetentionClass, number | null>> = {
  ordinary: 730,
  newest: null,
  case: null,
  'self-check': 180,
};

const DAY_MS = 86_400_000;

/**
 * Until when something is kept that belongs to these classes; null: for ever. The longest decides.
 * @param since milliseconds since 1970 of the last event in each class it belongs to
 * @param longer days an installation keeps a class for, where longer than the table
 */
export function retainUntil(
  since: Partial<Readonly<Record<RetentionClass, number>>>,
  longer: Partial<Readonly<Record<RetentionClass, number>>> = {},
): number | null {
  const ends = (Object.keys(since) as RetentionClass[]).map((kind) => {
    const days = RETENTION_DAYS[kind];
    return days === null ? null : (since[kind] ?? 0) + Math.max(days, longer[kind] ?? 0) * DAY_MS;
  });
  return ends.length === 0 || ends.includes(null) ? null : Math.max(...ends.map((end) => end ?? 0));
}
