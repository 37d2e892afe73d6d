import type { Filter } from '../../parts/table/filter.ts';

/** The filters of a queue as they stand behind the `?`, so that the next of it is the next of what was chosen. */
export function queueSearch(filters: readonly Filter[], search: Readonly<Record<string, string>>, isDisputed = false): string {
  const kept = filters.flatMap(({ key }) => (search[key] === undefined ? [] : [[key, search[key]]]));
  const text = new URLSearchParams(isDisputed ? [...kept, ['stage', 'third']] : kept).toString();
  return text === '' ? '' : `?${text}`;
}
