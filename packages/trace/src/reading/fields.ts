/** Reading what JSON gave without trusting it. Each answers undefined for what is absent or of another type. */

export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

export const fieldsOf = (value: unknown): Fields | undefined => (isFields(value) ? value : undefined);

export const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

export const numberOf = (value: unknown): number | undefined => (typeof value === 'number' && Number.isFinite(value) ? value : undefined);

export const listOf = (value: unknown): readonly unknown[] | undefined => (Array.isArray(value) ? value : undefined);

export const textsOf = (value: unknown): readonly string[] | undefined =>
  Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : undefined;

/** One of a fixed list of words. */
export const wordOf = <T extends string>(value: unknown, words: readonly T[]): T | undefined =>
  words.includes(value as T) ? (value as T) : undefined;

/** A copy without what is undefined, so that absent fields are absent. */
export function present<T extends object>(fields: T): Present<T> {
  const out: Record<string, unknown> = {};
  for (const key in fields) if (fields[key] !== undefined) out[key] = fields[key];
  return out as Present<T>;
}

type Optional<T> = { [K in keyof T]: undefined extends T[K] ? K : never }[keyof T];
type Present<T> = { [K in Exclude<keyof T, Optional<T>>]: T[K] } & { [K in Optional<T>]?: Exclude<T[K], undefined> };

/** Any scalar as a tool would print it; objects as JSON, nested deeper than can be written as `…`. */
export function printed(value: unknown): string {
  if (typeof value === 'string') return value;
  try {
    return JSON.stringify(value) ?? '';
  } catch (error) {
    // Reading JSON takes no stack, writing it takes a frame for each level.
    if (error instanceof RangeError) return '…';
    throw error;
  }
}
