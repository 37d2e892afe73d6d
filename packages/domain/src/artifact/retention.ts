/** How long things are kept: by what they are for, never by their age alone. */
export type RetentionClass = 'case' | 'confirmed' | 'campaign' | 'catalogue' | 'self-check' | 'rejected';

/** Days after the last event of the class; null: for ever. Organisations may lengthen them, not shorten. */
export const RETENTION_DAYS: Readonly<Record<RetentionClass, number | null>> = {
  case: null,
  confirmed: 365 * 6,
  campaign: 365 * 2,
  catalogue: 180,
  'self-check': 90,
  rejected: 30,
};

const DAY_MS = 86_400_000;

/**
 * Until when something is kept that belongs to these classes; null: for ever.
 * @param since milliseconds since 1970 of the last event in each class
 * @param longer days an organisation keeps a class for, where longer than the table
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
