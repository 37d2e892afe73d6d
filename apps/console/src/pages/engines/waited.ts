const UNITS = [
  ['days', 86_400],
  ['hours', 3600],
  ['minutes', 60],
] as const;

/** How long something waited, in the largest unit that says it: its word and how many. */
export function waited(seconds: number): { readonly unit: 'days' | 'hours' | 'minutes' | 'seconds'; readonly count: number } {
  const fitting = UNITS.find(([, size]) => seconds >= 2 * size);
  return fitting === undefined ? { unit: 'seconds', count: seconds } : { unit: fitting[0], count: Math.floor(seconds / fitting[1]) };
}
