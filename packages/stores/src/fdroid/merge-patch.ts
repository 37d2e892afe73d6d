import { StoreFault } from '../store-fault.ts';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** Deeper than any index; deeper ones would only exhaust the stack. */
const MAX_DEPTH = 64;

/**
 * `target` after `patch`: objects are merged name by name, null deletes, all else replaces. Neither argument is changed.
 *
 * @source RFC 7396, as F-Droid's differences between two indexes use it
 */
export function mergePatch(target: Json | undefined, patch: Json, depth = 0): Json {
  if (depth > MAX_DEPTH) throw new StoreFault('malformed', 'applying a difference: nested too deeply');
  if (!isObject(patch)) return patch;
  const merged = new Map<string, Json>(isObject(target) ? Object.entries(target) : []);
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) merged.delete(name);
    else merged.set(name, mergePatch(merged.get(name), value, depth + 1));
  }
  // Not by assignment: `__proto__` is a name like any other here.
  return Object.fromEntries(merged);
}

export const isObject = (value: unknown): value is { readonly [name: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
