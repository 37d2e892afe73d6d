/** A foreign report as JSON. It is read whole, so it is bounded first. */
export const MOST_REPORT_BYTES = 128 * 1024 * 1024;

export type ReadJson = { readonly ok: true; readonly fields: Fields } | { readonly ok: false; readonly reason: 'unreadable' | 'too-large' };

/** An object of which nothing is known. */
export type Fields = Readonly<Record<string, unknown>>;

export function readJson(bytes: Uint8Array): ReadJson {
  if (bytes.length > MOST_REPORT_BYTES) return { ok: false, reason: 'too-large' };
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return isFields(value) ? { ok: true, fields: value } : { ok: false, reason: 'unreadable' };
  } catch {
    return { ok: false, reason: 'unreadable' };
  }
}

export const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
export const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {});
export const fieldOf = (value: unknown, name: string): unknown => (isFields(value) && Object.hasOwn(value, name) ? value[name] : undefined);
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Own fields of an object, at most so many: a report can hold millions. */
export const entriesOf = (value: unknown, most = 100_000): readonly (readonly [string, unknown])[] =>
  isFields(value) ? Object.entries(value).slice(0, most) : [];

export const textOf = (value: unknown, most = 2_000): string | undefined => (typeof value === 'string' ? value.slice(0, most) : undefined);

/** A number, also where a tool writes it as text. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : undefined;
  return typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : undefined;
}
