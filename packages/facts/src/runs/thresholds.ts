import type { Knowledge } from '../knowledge.ts';

/**
 * A number of `data/thresholds.yaml`.
 * @throws Error when there is none of that name: the catalogue and the code no longer fit
 */
export function threshold(knowledge: Knowledge, id: string, name = 'value'): number {
  const list = knowledge.lists['thresholds'];
  const row = Array.isArray(list) ? list.find((one: { readonly id?: string }) => one.id === id) : undefined;
  const value: unknown = row?.values?.[name];
  if (typeof value !== 'number') throw new Error(`data/thresholds.yaml has no ${id}.${name}`);
  return value;
}
