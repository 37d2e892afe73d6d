/** Lists of data/ as they are compiled: of unknown shape until looked at. */
export type Lists = Readonly<Record<string, unknown>>;

export const record = (value: unknown): Lists =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Lists) : {};
export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value]);
export const textsOf = (value: unknown): readonly string[] => list(value).filter((one) => typeof one === 'string');

/** A regular expression of a list, or undefined where there is none or it is wrong. */
export function pattern(value: unknown, flags = ''): RegExp | undefined {
  if (typeof value !== 'string') return undefined;
  try {
    return new RegExp(value, flags);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
