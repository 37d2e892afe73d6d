/** Calls a method of an object of the app by name. */
export const ask = (object: JavaObject, method: string, ...given: readonly unknown[]): unknown =>
  (object[method] as JavaMethod).call(object, ...given);

/** Whether a value is an object of the app rather than a number, text or array. */
export const isJava = (value: unknown): value is JavaObject =>
  typeof value === 'object' && value !== null && typeof (value as { $className?: unknown }).$className === 'string';

export const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Elements of an array of the app; empty when it is none. */
export const elementsOf = (value: unknown): readonly unknown[] =>
  typeof value === 'object' && value !== null && !isJava(value) && typeof (value as { length?: unknown }).length === 'number'
    ? Array.prototype.slice.call(value, 0, MOST_ELEMENTS)
    : [];

const MOST_ELEMENTS = 64;
